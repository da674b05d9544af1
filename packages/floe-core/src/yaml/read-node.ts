import type { Span } from "../text/span.ts";
import type { YamlEntry, YamlMap, YamlNode, YamlScalar } from "./node.ts";

/** The value of a key, whatever it is. */
export function memberNode(node: YamlNode | undefined, key: string): YamlNode | undefined {
  return memberEntry(node, key)?.value;
}

/** A key with its place and value. */
export function memberEntry(node: YamlNode | undefined, key: string): YamlEntry | undefined {
  return node?.kind === "map" ? node.entries.get(key) : undefined;
}

/** The elements of a list; none when it is something else. */
export function elements(node: YamlNode | undefined): readonly YamlNode[] {
  return node?.kind === "list" ? node.items : [];
}

/** A scalar that holds text. */
export interface TextNode extends YamlScalar {
  readonly value: string;
}

/** The node as text; `undefined` when it is something else. */
export function textNode(node: YamlNode | undefined): TextNode | undefined {
  return node !== undefined && isText(node) ? node : undefined;
}

/** The text at a key. */
export function textAt(node: YamlNode | undefined, key: string): TextNode | undefined {
  return textNode(memberNode(node, key));
}

function isText(node: YamlNode): node is TextNode {
  return node.kind === "scalar" && typeof node.value === "string";
}

/** Each map inside a node, the node itself included, with the path to it. */
export function* mapsWithin(
  node: YamlNode,
  path: readonly (string | number)[] = [],
): Generator<{ map: YamlMap; path: readonly (string | number)[] }> {
  if (node.kind === "map") {
    yield { map: node, path };
    for (const { key, value } of node.entries.values()) yield* mapsWithin(value, [...path, key]);
  }
  if (node.kind === "list") {
    for (const [index, item] of node.items.entries()) yield* mapsWithin(item, [...path, index]);
  }
}

/** What stands in a map or a list, with the place that speaks for it: that of the key, or of the element. */
export function nodeMembers(
  node: YamlNode,
): readonly { readonly key: string | number; readonly span: Span; readonly value: YamlNode }[] {
  if (node.kind === "scalar") return [];
  if (node.kind === "list") return node.items.map((value, index) => ({ key: index, span: value.span, value }));
  return [...node.entries.values()].map(({ key, keySpan, value }) => ({ key, span: keySpan, value }));
}

/** The node at the end of a path of keys and indexes. */
export function nodeAt(root: YamlNode, path: readonly string[]): YamlNode | undefined {
  let node: YamlNode | undefined = root;
  for (const key of path) node = node?.kind === "list" ? node.items[Number(key)] : memberNode(node, key);
  return node;
}
