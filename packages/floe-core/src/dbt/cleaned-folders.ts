import { joinPath } from "../host/paths.ts";
import type { Span } from "../text/span.ts";
import type { YamlNode } from "../yaml/node.ts";
import { memberNode, textNode } from "../yaml/read-node.ts";
import { type FolderKind, isWorkedOut, projectSettings } from "./project-settings.ts";

/** A folder that `dbt clean` removes. */
export interface CleanedFolder {
  /** Absolute. */
  readonly path: string;
  /** As the project names it. */
  readonly text: string;
  /** Where it is named; `undefined` for dbt's default. */
  readonly span: Span | undefined;
}

/** What `dbt clean` removes: the folders of `clean-targets`, or the one of `target-path`. None at all where one of them is the
 *  project itself, lies outside of it, or is one that sources are read from: dbt refuses to begin then. */
export function cleanedFolders(directory: string, settings: YamlNode | undefined): readonly CleanedFolder[] {
  const named = namedFolders(directory, settings);
  const { folders } = projectSettings(directory, settings);
  const sources = new Set(kinds.flatMap((kind) => folders(kind).folders.map(({ path }) => path)));
  const isRefused = named.some(({ path }) => !path.startsWith(`${directory}/`) || sources.has(path));
  return isRefused ? [] : named;
}

const kinds: readonly FolderKind[] = ["models", "seeds", "snapshots", "macros", "analyses", "tests", "functions"];

function namedFolders(directory: string, settings: YamlNode | undefined): readonly CleanedFolder[] {
  const listed = memberNode(settings, "clean-targets");
  if (listed?.kind === "list") return listed.items.flatMap((node) => folderAt(directory, node));
  const isSaid = listed !== undefined && !(listed.kind === "scalar" && listed.value === null);
  if (isSaid) return [];
  const target = memberNode(settings, "target-path");
  const isDefault = target === undefined || (target.kind === "scalar" && target.value === null);
  return isDefault
    ? [{ path: joinPath(directory, "target"), text: "target", span: undefined }]
    : folderAt(directory, target);
}

function folderAt(directory: string, node: YamlNode): readonly CleanedFolder[] {
  const text = textNode(node);
  if (text === undefined || isWorkedOut(text.value)) return [];
  return [{ path: joinPath(directory, text.value), text: text.value, span: text.span }];
}
