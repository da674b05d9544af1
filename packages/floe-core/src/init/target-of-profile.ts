import { isWorkedOut } from "../dbt/project-settings.ts";
import type { Host } from "../host/host.ts";
import { defaultTarget } from "../outputs/default-target.ts";
import type { YamlNode } from "../yaml/node.ts";
import { readForeignYaml } from "../yaml/read-foreign.ts";
import { memberNode, textAt } from "../yaml/read-node.ts";
import { decodeSource } from "../yaml/read-source.ts";
import { knownAdapters } from "./known-adapters.ts";

/** Where a profile may stand: files, the nearest first. */
export interface ProfileQuestion {
  readonly host: Host;
  readonly files: readonly string[];
  readonly profile: string;
}

/** What is taken of the target that a dbt profile chooses. */
export interface ProfileTarget {
  /** `other` for one that floe does not know by name. */
  readonly adapter: string | undefined;
  /** Whether it is called as floe's own is, or nobody knows how before dbt runs. */
  readonly isDefault: boolean;
}

/** The target that a dbt profile chooses; `undefined` where no file has the profile. Nothing else of a file is looked at: it holds
 *  passwords. */
export function targetOfProfile({ host, files, profile }: ProfileQuestion): ProfileTarget | undefined {
  for (const path of files) {
    const found = memberNode(rootOf(host, path), profile);
    if (found !== undefined) return targetIn(found);
  }
  return undefined;
}

function targetIn(profile: YamlNode): ProfileTarget {
  const target = textAt(profile, "target")?.value ?? "default";
  const outputs = memberNode(profile, "outputs");
  // Of a target that is worked out when dbt runs, the first is as good as any.
  const [first = ""] = outputs?.kind === "map" ? outputs.entries.keys() : [];
  const type = textAt(memberNode(outputs, target) ?? memberNode(outputs, first), "type")?.value;
  const isDefault = target === defaultTarget || isWorkedOut(target);
  if (type === undefined) return { adapter: undefined, isDefault };
  return { adapter: knownAdapters.has(type) ? type : "other", isDefault };
}

function rootOf(host: Host, path: string): YamlNode | undefined {
  const read = host.readFile(path, { maxBytes: largestFile });
  const source = read.kind === "failed" ? undefined : decodeSource({ path, shown: path }, read.value).value;
  return source && readForeignYaml(source);
}

const largestFile = 1024 * 1024;
