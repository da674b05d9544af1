import { type Located, optional } from "../origins/located.ts";
import type { DbtSection } from "../schemas/product/dbt-section.ts";

/** What the product calls the dbt target of its default engine; `undefined` where it leaves that to floe. */
export function targetOf(product: Located<{ readonly dbt?: DbtSection | undefined }>): Located<string> | undefined {
  const section = optional(product, "dbt");
  return section && optional(section, "target");
}
