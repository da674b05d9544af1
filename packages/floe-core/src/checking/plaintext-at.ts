import { isTryAtReference } from "../secrets/reference.ts";
import { sensitiveName } from "../secrets/sensitive-name.ts";
import type { YamlNode } from "../yaml/node.ts";
import { deepestNode } from "../yaml/to-plain.ts";

/** The value in which a schema complains of something, when it stands under a sensitive name and is not even a try at a
 *  reference: a literal, a list, or a map, whose keys may be the secret. The rules about secrets say what it is, and no
 *  message of a schema shows a part of it. */
export function plaintextAt(path: readonly PropertyKey[], { root }: { readonly root: YamlNode }): YamlNode | undefined {
  for (const [index, step] of path.entries()) {
    const name = typeof step === "string" ? sensitiveName(step) : undefined;
    if (name === undefined || name.isMisspelt) continue;
    const place = deepestNode(root, path.slice(0, index + 1));
    if (place.depth <= index) return undefined;
    const { node } = place;
    const isPlaintext = node.kind === "map" ? !isTryAtReference([...node.entries.keys()]) : true;
    if (isPlaintext && !name.spares.has("map")) return node;
  }
  return undefined;
}
