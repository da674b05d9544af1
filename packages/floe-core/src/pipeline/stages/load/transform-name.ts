import { Transform } from "../../../schemas/product/transform.ts";
import { keyThatMeans, type TextNode, textAt } from "../../../source/read-node.ts";
import { schemaKeys } from "../../../source/schema-shape.ts";
import type { YamlNode } from "../../../source/yaml-node.ts";

/** The name of a transform, be its key misspelt: that others depend on it is no mistake then. */
export function transformName(transform: YamlNode): TextNode | undefined {
  const name = textAt(transform, "name");
  if (name !== undefined) return name;
  const key = keyThatMeans("name", transform, schemaKeys(Transform));
  return key === undefined ? undefined : textAt(transform, key);
}
