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

/** A transform is one of floe.yaml, or made of a model of the dbt project. A dozen rules ask for the transforms of one product,
 *  and floe.yaml may have 100,000, so they are listed once. */
export const productTransforms: Place<OnProduct, Transform> = ({ product }) => {
  const known = listed.get(product);
  if (known !== undefined) return known;
  const transforms = sectionAt(product, "transforms").flatMap(acceptedItems);
  listed.set(product, transforms);
  return transforms;
};

const listed = new WeakMap<Located<ListedProduct>, readonly Located<Transform>[]>();

export const productDestinations: Place<OnProduct, DestinationConfig> = ({ product }) =>
  sectionAt(product, "destinations").flatMap(acceptedItems);
