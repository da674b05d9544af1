import { acceptedItems, sectionAt } from "../../checking/places.ts";
import { type Located, optional } from "../../origins/located.ts";
import { listTransforms } from "../../project/list-transforms.ts";
import type { Product } from "../../schemas/product/product.ts";
import { productTransforms } from "../product/places.ts";
import { checksOf } from "./places.ts";

/** The models of which quality checks or output ports say what their columns are. */
export function comparedModels(product: Located<Product> | undefined): ReadonlySet<string> {
  if (product === undefined) return new Set();
  // Entries that refine what comes from dbt have checks as well; the models that nobody names have none.
  const checked = productTransforms({ product: listTransforms(product, undefined) })
    .flatMap(checksOf)
    .map(({ model }) => model);
  const ports = sectionAt(product, "outputPorts")
    .flatMap(acceptedItems)
    .flatMap((port) => optional(port, "name")?.value ?? []);
  return new Set([...checked, ...ports]);
}
