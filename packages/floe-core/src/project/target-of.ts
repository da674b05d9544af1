import { builtin, type Located, optional } from "../origins/located.ts";
import { defaultTarget } from "../outputs/default-target.ts";
import type { DbtSection } from "../schemas/product/dbt-section.ts";

/** A product, and the environment that it is compiled for where one was asked for by name. */
export interface OnEnvironment {
  readonly product: Located<{ readonly dbt?: DbtSection | undefined }> | undefined;
  readonly environment: string | undefined;
}

/** Why a value is the name of the environment. */
export const environmentReason = "the environment that was asked for by name";

/** The dbt target of a product's default engine: the environment, so that `target.name == 'prod'` holds in prod; else what
 *  the product calls it; else `dev`. */
export function targetOf({ product, environment }: OnEnvironment): Located<string> {
  if (environment !== undefined) return builtin(environment, environmentReason);
  const reason = "the target that dbt takes when it is given none; the file decides the environment";
  return namedTarget(product) ?? builtin(defaultTarget, reason);
}

/** What floe.yaml calls the target. */
export function namedTarget(product: OnEnvironment["product"]): Located<string> | undefined {
  const section = product && optional(product, "dbt");
  return section && optional(section, "target");
}
