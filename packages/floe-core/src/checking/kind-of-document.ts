import { didYouMean } from "../text/did-you-mean.ts";
import type { YamlNode } from "../yaml/node.ts";
import { memberEntry, textNode } from "../yaml/read-node.ts";

/** A kind of file, and one section that no other kind has. */
export interface DocumentKind<K extends string> {
  readonly kind: K;
  readonly section: string;
  /** All keys of the kind, to tell a misspelt section from another one. */
  readonly keys: readonly string[];
}

/** What a document says it is, or evidently means to be: a `kind` that is misspelt or missing is a mistake like any other,
 *  which the schema reports together with the rest. */
export function kindOfDocument<K extends string>(root: YamlNode, kinds: readonly DocumentKind<K>[]): K | undefined {
  const word = memberEntry(root, "kind")?.value;
  if (word === undefined) return kinds.find((each) => meansToHave(root, each))?.kind;
  const names = kinds.map(({ kind }) => kind);
  const meant = didYouMean(textNode(word)?.value ?? "", names);
  return names.find((name) => name === meant);
}

function meansToHave(root: YamlNode, { section, keys }: DocumentKind<string>): boolean {
  const words = root.kind === "map" ? [...root.entries.keys()] : [];
  return words.some((word) => !word.startsWith("x-") && didYouMean(word, keys) === section);
}
