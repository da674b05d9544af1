import { selectorsName } from "../own-outputs.ts";
import type { LeafPattern } from "./leaf-patterns.ts";

/** Who reads leaves of an output, and which. The table of readers is a list of these: those that floe knows by itself, and
 *  those that plugins bring. Nothing else makes a leaf read. */
export interface Reader {
  /** As findings and `floe explain` call it: `dbt`, `floe-dagster`. */
  readonly name: string;
  /** The output, by its path in the set: `floe_target/compiled_artifacts.json`. Files of one kind of which there may be many stand two
   *  folders deep in `floe_target`, and are named together: `floe_target/cube/model/*.yml`. */
  readonly output: string;
  /** The leaves that it acts on or shows. */
  readonly reads: readonly LeafPattern[];
}

/** Leaves that nobody reads, and why they are written all the same. */
export interface UnreadLeaves {
  readonly output: string;
  readonly leaves: readonly LeafPattern[];
  /** A clause that ends a sentence: "the file only records it". */
  readonly because: string;
}

/** The dbt tests of quality checks, all by one name: `tests/floe/<model>__<check>.sql`. */
export const checkOutputs = "tests/floe/*.sql";

/** The output as the table of readers calls it. */
export function outputKind(output: string): string {
  if (output.endsWith(`/${selectorsName}`)) return selectorsName;
  const [, folder, ending] = ofPlugins.exec(output) ?? [];
  if (folder !== undefined) return `${folder}/*.${ending}`;
  return /(?:^|\/)floe\/[^/]+\.sql$/u.test(output) ? checkOutputs : output;
}

const ofPlugins = /^(floe_target(?:\/[^/]+){2,})\/[^/]+\.(\w+)$/u;
