import { joinPath } from "../host/paths.ts";
import type { YamlNode } from "../yaml/node.ts";
import { memberNode, textAt, textNode } from "../yaml/read-node.ts";
import type { DbtFolder } from "./find-files.ts";

/** The kinds of files that a dbt project has folders for. */
export type FolderKind = "models" | "seeds" | "snapshots" | "macros" | "analyses" | "tests" | "functions";

/** The folders of one kind. */
export interface NamedFolders {
  readonly folders: readonly DbtFolder[];
  /** Whether these are all: a path can be worked out when dbt runs. */
  readonly areAll: boolean;
}

/** What dbt_project.yml says about where things are. */
export interface ProjectSettings {
  readonly name: string;
  readonly directory: string;
  readonly root: YamlNode | undefined;
  readonly folders: (kind: FolderKind) => NamedFolders;
  /** Where packages are installed; `undefined` where that is worked out when dbt runs. */
  readonly packages: string | undefined;
  /** Where dbt writes, `target` unless something else is said. */
  readonly target: string | undefined;
}

/** The settings of a project by the root of its dbt_project.yml. */
export function projectSettings(directory: string, root: YamlNode | undefined): ProjectSettings {
  return {
    name: textAt(root, "name")?.value ?? "",
    directory,
    root,
    folders: (kind) => namedFolders(directory, root, kind),
    packages: folderAt(directory, root, ["packages-install-path", "dbt_packages"]),
    target: folderAt(directory, root, ["target-path", "target"]),
  };
}

// The second key is the one before dbt 1.0, which dbt still takes where the first is missing.
const keys: Readonly<Record<FolderKind, readonly string[]>> = {
  models: ["model-paths", "source-paths"],
  seeds: ["seed-paths", "data-paths"],
  snapshots: ["snapshot-paths"],
  macros: ["macro-paths"],
  analyses: ["analysis-paths"],
  tests: ["test-paths"],
  functions: ["function-paths"],
};

function namedFolders(directory: string, root: YamlNode | undefined, kind: FolderKind): NamedFolders {
  const key = keys[kind].find((each) => memberNode(root, each) !== undefined);
  const node = key === undefined ? undefined : memberNode(root, key);
  if (node === undefined || (node.kind === "scalar" && node.value === null))
    return { folders: [{ path: joinPath(directory, kind), span: undefined }], areAll: true };
  if (node.kind !== "list") return { folders: [], areAll: false };
  const texts = node.items.map(textNode);
  const folders = texts.flatMap((text): readonly DbtFolder[] =>
    text === undefined || isWorkedOut(text.value) ? [] : [{ path: joinPath(directory, text.value), span: text.span }],
  );
  return { folders, areAll: folders.length === texts.length };
}

function folderAt(
  directory: string,
  root: YamlNode | undefined,
  [key, fallback]: readonly [string, string],
): string | undefined {
  const node = memberNode(root, key);
  if (node === undefined || (node.kind === "scalar" && node.value === null)) return joinPath(directory, fallback);
  const text = textNode(node)?.value;
  return text === undefined || isWorkedOut(text) ? undefined : joinPath(directory, text);
}

/** Whether a text has Jinja in it, so that only dbt knows what it says. */
export function isWorkedOut(text: string): boolean {
  return /\{[{%#]/u.test(text);
}
