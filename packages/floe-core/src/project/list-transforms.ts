import type { OfferedModels } from "../dbt/offered-model.ts";
import { at, isRefused, isThere, type Located, withMember } from "../origins/located.ts";
import type { Product } from "../schemas/product/product.ts";
import type { Transform } from "../schemas/product/transform.ts";
import type { TransformsFromDbt } from "../schemas/product/transforms-from-dbt.ts";
import type { ListedProduct } from "./listed-product.ts";
import { transformsFromDbt } from "./transforms-from-dbt.ts";

/** The product with its transforms as a list: whoever reads it need not know how floe.yaml says them. `offered` is what the
 *  dbt project beside floe.yaml has, where there is one. */
export function listTransforms(product: Located<Product>, offered: OfferedModels | undefined): Located<ListedProduct> {
  const selection = selectionOf(product);
  if (selection === undefined) return asListed(product);
  return withMember(product, "transforms", transformsFromDbt(selection, offered));
}

/** What floe.yaml takes from the dbt project; `undefined` where it lists transforms, or says nothing that can be read. */
export function selectionOf(product: Located<Product>): Located<TransformsFromDbt> | undefined {
  if (isRefused(product)) return undefined;
  const transforms = at(product, "transforms");
  return isThere(transforms) && isSelection(transforms) ? transforms : undefined;
}

function isSelection(transforms: Located<Product["transforms"]>): transforms is Located<TransformsFromDbt> {
  return !isList(transforms.value);
}

function isList(value: Product["transforms"]): value is Transform[] {
  return Array.isArray(value);
}

// Its transforms are a list, or nobody reads them.
function asListed(product: Located<Product>): Located<ListedProduct> {
  return product as Located<ListedProduct>;
}
