import { schemaKeys } from "../../checking/schema-shape.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { forbiddenProductKeys } from "../../schemas/product/forbidden-keys.ts";
import { Product } from "../../schemas/product/product.ts";
import { didYouMean } from "../../text/did-you-mean.ts";
import { dotted, pointerOf } from "../../text/pointer.ts";
import type { YamlNode } from "../../yaml/node.ts";
import { mapsWithin } from "../../yaml/read-node.ts";
import { productDiagnostics } from "./problems.ts";

/** Keys that tie a product to an environment or hold a credential. `outputPorts[].schema` is a documented key. */
export function checkForbiddenKeys(root: YamlNode): readonly Diagnostic[] {
  const forbidden = new Set(forbiddenProductKeys.map(folded));
  const diagnostics: Diagnostic[] = [];
  for (const { map, path } of mapsWithin(root)) {
    for (const { key, keySpan } of map.entries.values()) {
      if (!forbidden.has(folded(key)) || isPortSchema(path, key)) continue;
      diagnostics.push(productDiagnostics["environment-key"]({ path: dotted(pointerOf([...path, key])) }, keySpan));
    }
  }
  return diagnostics;
}

// `accessKey`, `ACCESS_KEY` and `access-key` are one key to whoever writes a credential.
function folded(key: string): string {
  return key.toLowerCase().replace(/[-_]/gu, "");
}

function isPortSchema(path: readonly (string | number)[], key: string): boolean {
  if (key !== "schema" || path.length !== 2) return false;
  // Under a misspelt section it is no offence either; the section is.
  return didYouMean(String(path[0]), schemaKeys(Product)) === "outputPorts";
}
