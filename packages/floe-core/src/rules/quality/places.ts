import { acceptedItems, sectionAt } from "../../checking/places.ts";
import type { DbtProject } from "../../dbt/project.ts";
import { at, isRefused, isThere, type Located, optional } from "../../origins/located.ts";
import type { TestedPart } from "../../quality/check-target.ts";
import type { QualityCheck, Transform } from "../../schemas/product/transform.ts";
import { nameOf } from "../product/named-transform.ts";
import { type OnProduct, productTransforms } from "../product/places.ts";

/** What rules about quality checks and output ports are given: the product, and the dbt project where there is one. */
export interface OnProductAndDbt extends OnProduct {
  readonly dbt: DbtProject | undefined;
}

/** The checks of all transforms. */
export function productChecks(context: OnProduct): readonly Located<QualityCheck>[] {
  return productTransforms(context).flatMap((transform) => checksOf(transform).map(({ check }) => check));
}

/** A check whose parts can be read, with the name of its transform. */
export interface ReadCheck {
  readonly check: Located<QualityCheck>;
  readonly model: string;
  readonly tested: TestedPart;
}

/** The checks of a transform. */
export function checksOf(
  transform: Located<Transform>,
): readonly { readonly check: Located<QualityCheck>; readonly model: string }[] {
  const model = nameOf(transform)?.name;
  if (model === undefined) return [];
  return sectionAt(transform, "qualityChecks")
    .flatMap(acceptedItems)
    .map((check) => ({ check, model }));
}

/** Those of which type, column and parameters were accepted. Rule after rule asks for those of one product, so they are read
 *  once. */
export function readChecks({ product }: OnProduct): readonly ReadCheck[] {
  const known = listed.get(product);
  if (known !== undefined) return known;
  const checks = productTransforms({ product }).flatMap(checksOf).flatMap(readCheck);
  listed.set(product, checks);
  return checks;
}

const listed = new WeakMap<OnProduct["product"], readonly ReadCheck[]>();

function readCheck({ check, model }: Pick<ReadCheck, "check" | "model">): readonly ReadCheck[] {
  const type = at(check, "type");
  const parameters = at(check, "parameters");
  if (!isThere(type) || !isThere(parameters) || isRefused(at(check, "column"))) return [];
  const tested = { type: type.value, column: optional(check, "column")?.value, parameters: parameters.value };
  return [{ check, model, tested }];
}
