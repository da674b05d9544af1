import { acceptedItems, sectionAt } from "../../checking/places.ts";
import { type Located, optional } from "../../origins/located.ts";
import { listTransforms } from "../../project/list-transforms.ts";
import { namedRelations } from "../../quality/named-relations.ts";
import type { Product } from "../../schemas/product/product.ts";
import { productTransforms } from "../product/places.ts";
import { checksOf, readChecks } from "./places.ts";

/** The models of which quality checks or output ports say what their columns are, and those that checks compare with. */
export function comparedModels(product: Located<Product> | undefined): ReadonlySet<string> {
  if (product === undefined) return new Set();
  // Entries that refine what comes from dbt have checks as well; the models that nobody names have none.
  const listed = { product: listTransforms(product, undefined) };
  const checked = productTransforms(listed)
    .flatMap(checksOf)
    .map(({ model }) => model);
  const others = readChecks(listed)
    .flatMap(({ tested }) => namedRelations(tested))
    .flatMap(({ relation }) => (relation.kind === "ref" ? [relation.target] : []));
  const ports = sectionAt(product, "outputPorts")
    .flatMap(acceptedItems)
    .flatMap((port) => optional(port, "name")?.value ?? []);
  return new Set([...checked, ...others, ...ports]);
}
