import { acceptedItems, sectionAt } from "../../checking/places.ts";
import type { Place } from "../../checking/rule-definition.ts";
import type { Located } from "../../origins/located.ts";
import type { ListedProduct } from "../../project/listed-product.ts";
import type { DestinationConfig, Schedule } from "../../schemas/product/product.ts";
import type { Transform } from "../../schemas/product/transform.ts";

/** What rules about floe.yaml are given. */
export interface OnProduct {
  readonly product: Located<ListedProduct>;
}

export const productRoot: Place<OnProduct, ListedProduct> = ({ product }) => [product];

export const productSchedule: Place<OnProduct, Schedule> = ({ product }) => sectionAt(product, "schedule");

/** A transform is one of floe.yaml, or made of a model of the dbt project. */
export const productTransforms: Place<OnProduct, Transform> = ({ product }) =>
  sectionAt(product, "transforms").flatMap(acceptedItems);

export const productDestinations: Place<OnProduct, DestinationConfig> = ({ product }) =>
  sectionAt(product, "destinations").flatMap(acceptedItems);
