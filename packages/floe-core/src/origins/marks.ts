import type { YamlEntry, YamlNode } from "../yaml/node.ts";

/** What a schema check says about the nodes of a file. What it refused stays in the tree, marked; whoever meets it stays
 *  silent, since the refusal has been said. */
export interface Marks {
  /** Nodes whose values the schema refused. */
  readonly refused: ReadonlySet<YamlNode>;
  /** Of those, the literals in the place of a reference to a secret. */
  readonly plaintext: ReadonlySet<YamlNode>;
  /** For a section: the keys that it has under a misspelt name, or lacks and has to have. Their values are refused. */
  readonly meant: ReadonlyMap<YamlNode, ReadonlyMap<string, YamlEntry>>;
}

/** The marks of a file that its schema accepted. */
export const noMarks: Marks = { refused: new Set(), plaintext: new Set(), meant: new Map() };
