import type { YamlNode } from "./node.ts";

/** The plain value of a node, for schemas. */
export function toPlain(node: YamlNode): unknown {
  switch (node.kind) {
    case "scalar":
      return node.value;
    case "list":
      return node.items.map(toPlain);
    case "map": {
      const table: Record<string, unknown> = {};
      for (const { key, value } of node.entries.values()) table[key] = toPlain(value);
      return table;
    }
  }
}

/** The node at a path, with the entry that holds it when it is a member of a map. */
export interface NodePlace {
  readonly node: YamlNode;
  readonly keySpan: YamlNode["span"] | undefined;
}

/** The deepest node along a path that the file has, and how many steps lead to it. */
export function deepestNode(root: YamlNode, path: readonly PropertyKey[]): NodePlace & { readonly depth: number } {
  let place: NodePlace = { node: root, keySpan: undefined };
  for (const [depth, key] of path.entries()) {
    const next = step(place.node, key);
    if (next === undefined) return { ...place, depth };
    place = next;
  }
  return { ...place, depth: path.length };
}

function step(node: YamlNode, key: PropertyKey): NodePlace | undefined {
  if (node.kind === "list") {
    const item = node.items[Number(key)];
    return item && { node: item, keySpan: undefined };
  }
  const entry = node.kind === "map" ? node.entries.get(String(key)) : undefined;
  return entry && { node: entry.value, keySpan: entry.keySpan };
}
