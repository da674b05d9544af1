import type { Host } from "../host/host.ts";
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

/** The adapter that a dbt profile names, for the target that it chooses; `other` for one that floe does not know by name, and
 *  `undefined` where no file has the profile. Nothing else of a file is looked at: it holds passwords. */
export function adapterOfProfile({ host, files, profile }: ProfileQuestion): string | undefined {
  for (const path of files) {
    const found = memberNode(rootOf(host, path), profile);
    if (found !== undefined) return adapterIn(found);
  }
  return undefined;
}

function adapterIn(profile: YamlNode): string | undefined {
  const target = textAt(profile, "target")?.value ?? "default";
  const outputs = memberNode(profile, "outputs");
  // Of a target that is worked out when dbt runs, the first is as good as any.
  const [first = ""] = outputs?.kind === "map" ? outputs.entries.keys() : [];
  const type = textAt(memberNode(outputs, target) ?? memberNode(outputs, first), "type")?.value;
  if (type === undefined) return undefined;
  return knownAdapters.has(type) ? type : "other";
}

function rootOf(host: Host, path: string): YamlNode | undefined {
  const read = host.readFile(path, { maxBytes: largestFile });
  const source = read.kind === "failed" ? undefined : decodeSource({ path, shown: path }, read.value).value;
  return source && readForeignYaml(source);
}

const largestFile = 1024 * 1024;
