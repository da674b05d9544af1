import type { Pointer } from "../../text/pointer.ts";
import { defaultTarget } from "../default-target.ts";
import { profilesOutput } from "../own-outputs.ts";
import { type LeafPattern, lookUp, type PatternTree, patternTree } from "./leaf-patterns.ts";
import { ownReaders } from "./own-readers.ts";
import { outputKind, type Reader } from "./reader.ts";
import { unreadLeaves } from "./unread-leaves.ts";

/** Who reads each leaf of each output. */
export interface ReaderTable {
  /** The names of those that read a leaf, each once; none when nothing that is installed reads it. */
  readersOf(output: string, leaf: Pointer): readonly string[];
  /** Why a leaf that nobody reads is written, as far as the table says. */
  whyUnread(output: string, leaf: Pointer): string | undefined;
}

/** The table: floe's own readers, and those of the selected plugins. `targets` are those of the product: dbt runs on each of them. */
export function readerTable(fromPlugins: readonly Reader[], targets: readonly string[] = [defaultTarget]): ReaderTable {
  const read = treesOf(
    [...ownReaders, ...fromPlugins].map(({ name, output, reads }) => ({
      output,
      reads:
        output === profilesOutput
          ? targets.flatMap((target) => reads.map((pattern) => ofTarget(pattern, target)))
          : reads,
      value: name,
    })),
  );
  return {
    readersOf: (output, leaf) => {
      const tree = read.get(outputKind(output));
      const names = tree === undefined ? [] : lookUp(tree, leaf);
      return names.length > 1 ? [...new Set(names)] : names;
    },
    whyUnread: (output, leaf) => {
      unread ??= treesOf(unreadLeaves.map((row) => ({ output: row.output, reads: row.leaves, value: row.because })));
      const tree = unread.get(outputKind(output));
      return tree === undefined ? undefined : lookUp(tree, leaf).at(-1);
    },
  };
}

function ofTarget(pattern: LeafPattern, target: string): LeafPattern {
  const general: LeafPattern = `/*/outputs/${defaultTarget}/`;
  return pattern.startsWith(general) ? `/*/outputs/${target}/${pattern.slice(general.length)}` : pattern;
}

// The same for every project, and wanted only where something is unread.
let unread: ReadonlyMap<string, PatternTree<string>> | undefined;

interface Rows {
  readonly output: string;
  readonly reads: readonly LeafPattern[];
  readonly value: string;
}

function treesOf(rows: readonly Rows[]): ReadonlyMap<string, PatternTree<string>> {
  const entries = new Map<string, (readonly [LeafPattern, string])[]>();
  for (const { output, reads, value } of rows) {
    const known = entries.get(output) ?? [];
    entries.set(output, known);
    for (const pattern of reads) known.push([pattern, value]);
  }
  return new Map([...entries].map(([output, patterns]) => [output, patternTree(patterns)]));
}
