import { type Located, marksOf } from "../../origins/located.ts";
import type { YamlNode } from "../../yaml/node.ts";

/** What schemas refused: those of the files, and those of plugins' options. */
export interface RefusedNodes {
  /** The sections among them have a misspelt key, or lack one that has to be there. */
  readonly refused: ReadonlySet<YamlNode>;
  /** Of those, the literals in the place of a reference to a secret. */
  readonly plaintext: ReadonlySet<YamlNode>;
}

/** What was refused of some values, together. */
export function refusedNodes(values: readonly Located<unknown>[]): RefusedNodes {
  const marks = values.map(marksOf);
  return {
    refused: new Set(marks.flatMap(({ refused, meant }) => [...refused, ...meant.keys()])),
    plaintext: new Set(marks.flatMap(({ plaintext }) => [...plaintext])),
  };
}
