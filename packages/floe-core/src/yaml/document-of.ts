import { noFile, type SourceFile } from "../text/source-file.ts";
import type { YamlDocument, YamlEntry, YamlNode } from "./node.ts";

/** Plain data, as a YAML file can hold it. */
export type PlainYaml =
  | string
  | number
  | boolean
  | null
  | readonly PlainYaml[]
  | { readonly [key: string]: PlainYaml | undefined };

/** A document that stands in no file; every place in it is the beginning of an empty text. Members that are
 *  `undefined` are left out. */
export function documentOf(shown: string, value: PlainYaml): YamlDocument {
  const source = noFile(shown, "");
  return { source, root: plainNode(source, value) };
}

function plainNode(source: SourceFile, value: PlainYaml): YamlNode {
  const span = { source, start: 0, end: 0 };
  if (typeof value !== "object" || value === null) return { kind: "scalar", span, value, style: "quoted" };
  if (isList(value)) return { kind: "list", span, items: value.map((item) => plainNode(source, item)) };
  const entries = new Map<string, YamlEntry>();
  for (const [key, member] of Object.entries(value)) {
    if (member !== undefined) entries.set(key, { key, keySpan: span, value: plainNode(source, member) });
  }
  return { kind: "map", span, entries };
}

function isList(value: object): value is readonly PlainYaml[] {
  return Array.isArray(value);
}
