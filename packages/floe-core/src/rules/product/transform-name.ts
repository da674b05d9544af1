import { schemaKeys } from "../../checking/schema-shape.ts";
import { Transform } from "../../schemas/product/transform.ts";
import type { YamlNode } from "../../yaml/node.ts";
import { keyThatMeans, type TextNode, textAt } from "../../yaml/read-node.ts";

/** The name of a transform, be its key misspelt: that others depend on it is no mistake then. */
export function transformName(transform: YamlNode): TextNode | undefined {
  const name = textAt(transform, "name");
  if (name !== undefined) return name;
  const key = keyThatMeans("name", transform, schemaKeys(Transform));
  return key === undefined ? undefined : textAt(transform, key);
}
