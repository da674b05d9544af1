import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { withEdits } from "../fix/text-edits.ts";
import type { Host } from "../host/host.ts";
import type { YamlNode } from "../yaml/node.ts";
import { readForeignYaml } from "../yaml/read-foreign.ts";
import { decodeSource } from "../yaml/read-source.ts";
import { type Addition, saysOnly } from "./additions.ts";
import { insertionsOf } from "./insert-additions.ts";
import { syncDiagnostics } from "./problems.ts";
import type { PropertyFile } from "./property-files.ts";

/** A property file before and after; a new one was not there. */
export interface SyncedFile {
  /** Absolute. */
  readonly path: string;
  /** As messages call it. */
  readonly shown: string;
  readonly before: Uint8Array | undefined;
  readonly after: Uint8Array;
}

/** What is to come to a file for one model. */
export interface FileAddition {
  readonly file: PropertyFile;
  readonly model: string;
  readonly additions: readonly Addition[];
}

/** Makes the changes of one file: all at once, or those that hold one by one. What cannot be proved to add what is wanted, and
 *  nothing else, is left out and named. */
export function changedFile(
  host: Host,
  all: readonly FileAddition[],
): { readonly file: SyncedFile | undefined; readonly findings: readonly Diagnostic[] } {
  const [first] = all;
  if (first === undefined) return { file: undefined, findings: [] };
  const { file } = first;
  const { path, shown } = file.source;
  const leftAlone = (model: string) => {
    const reason = `nothing can be added to its entry in ${shown} without a change of something else`;
    return syncDiagnostics["left-alone"]({ model, reason }, undefined, { about: [shown] });
  };
  const read = host.readFile(path, { maxBytes: largestFile });
  if (read.kind === "failed") return { file: undefined, findings: all.map(({ model }) => leftAlone(model)) };
  const before = read.value;
  const withAll = proved(file, before, all);
  const found = withAll === undefined ? oneByOne(file, before, all) : { after: withAll, refused: [] };
  const isChanged = found.after.length > before.length;
  return {
    file: isChanged ? { path: host.realPath(path) ?? path, shown, before, after: found.after } : undefined,
    findings: found.refused.map(leftAlone),
  };
}

const largestFile = 8 * 1024 * 1024;

function oneByOne(file: PropertyFile, before: Uint8Array, all: readonly FileAddition[]) {
  const refused: string[] = [];
  const kept: FileAddition[] = [];
  let after = before;
  for (const each of all) {
    const next = proved(file, before, [...kept, each]);
    if (next === undefined) {
      refused.push(each.model);
    } else {
      kept.push(each);
      after = next;
    }
  }
  return { after, refused };
}

/** The bytes with additions, where reading them again gives what is wanted. */
function proved(
  { source, root }: PropertyFile,
  before: Uint8Array,
  all: readonly FileAddition[],
): Uint8Array | undefined {
  const additions = all.flatMap((each) => each.additions);
  const insertions = insertionsOf(root, additions);
  if (insertions === undefined) return undefined;
  const { path } = source;
  const edits = insertions.map(({ at, text }) => ({ path, start: at, end: at, replacement: text }));
  const after = withEdits(before, edits);
  const reread = nodeIn({ path, shown: source.shown }, after);
  return reread !== undefined && saysOnly(reread, { before: root, additions }) ? after : undefined;
}

/** What a reader finds in the bytes of a property file. */
export function nodeIn(
  file: { readonly path: string; readonly shown: string },
  bytes: Uint8Array,
): YamlNode | undefined {
  const source = decodeSource(file, bytes).value;
  return source && readForeignYaml(source);
}
