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

/** What speaks for a kind: what the document says of itself, and what it has. Either may be misspelt. */
export interface KindEvidence<K extends string> {
  /** The kind that it names; `other` for one that is none of these, `undefined` when it names none. */
  readonly named: K | "other" | undefined;
  /** The kinds whose section it has. */
  readonly built: readonly K[];
}

/** Collects what speaks for which kind. */
export function kindEvidence<K extends string>(root: YamlNode, kinds: readonly DocumentKind<K>[]): KindEvidence<K> {
  const word = memberEntry(root, "kind")?.value;
  const names = kinds.map(({ kind }) => kind);
  const meant = didYouMean(textNode(word)?.value ?? "", names);
  const named = names.find((name) => name === meant) ?? "other";
  const built = kinds.filter((each) => meansToHave(root, each)).map(({ kind }) => kind);
  return { named: word === undefined ? undefined : named, built };
}

/** What a document says it is, or evidently means to be: a `kind` that is misspelt or missing is a mistake like any other,
 *  which the schema reports together with the rest. One that is built like another kind than it names has the wrong name. */
export function kindOfDocument<K extends string>(root: YamlNode, kinds: readonly DocumentKind<K>[]): K | undefined {
  const { named, built } = kindEvidence(root, kinds);
  if (named === "other") return undefined;
  const [only, ...others] = built;
  return named === undefined || others.length === 0 ? (only ?? named) : named;
}

function meansToHave(root: YamlNode, { section, keys }: DocumentKind<string>): boolean {
  const words = root.kind === "map" ? [...root.entries.keys()] : [];
  return words.some((word) => !word.startsWith("x-") && didYouMean(word, keys) === section);
}
