import type { Product } from "../schemas/product/product.ts";
import type { Transform } from "../schemas/product/transform.ts";

/** A product whose transforms are a list, whether floe.yaml lists them or takes them from the dbt project. A type, since the
 *  members of an interface cannot be stepped through by their names. */
export type ListedProduct = Omit<Product, "transforms"> & { transforms: Transform[] };
