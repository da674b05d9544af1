/** A name the way dbt, Python and file names take it: every character outside `A-Za-z0-9_` is `_`,
 *  none at the ends; `floe` when nothing is left. `customer-360` becomes `customer_360`. */
export function slugOf(name: string): string {
  return name.replace(/[^A-Za-z0-9_]/gu, "_").replace(/^_+|_+$/gu, "") || "floe";
}
