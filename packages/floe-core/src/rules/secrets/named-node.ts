import { type NamedValue, valueUnder } from "../../secrets/named-value.ts";
import type { SensitiveName } from "../../secrets/sensitive-name.ts";
import type { YamlNode } from "../../yaml/node.ts";
import { textNode } from "../../yaml/read-node.ts";

/** What a node is under a sensitive name. */
export function nodeUnder(name: SensitiveName, node: YamlNode): NamedValue {
  if (node.kind === "scalar") return valueUnder(name, node.value);
  if (isReferenceNode(node)) return "none";
  // Whether there are parts is all that is asked; what they are, when their turn comes.
  return valueUnder(name, node.kind === "list" ? node.items : Object.fromEntries(node.entries));
}

/** Whether a node is a reference to a secret and nothing else. */
export function isReferenceNode(node: YamlNode): boolean {
  if (node.kind !== "map" || textNode(node.entries.get("secret_ref")?.value) === undefined) return false;
  const key = node.entries.get("key");
  return node.entries.size === (key === undefined ? 1 : 2) && (key === undefined || textNode(key.value) !== undefined);
}
