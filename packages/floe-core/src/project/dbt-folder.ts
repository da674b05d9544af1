import { joinPath } from "../host/paths.ts";
import { type Located, optional } from "../origins/located.ts";
import type { DbtSection } from "../schemas/product/dbt-section.ts";

/** The folder of a product's dbt project: what `dbt.project` says, else that of floe.yaml. Absolute. */
export function dbtFolder(
  product: Located<{ readonly dbt?: DbtSection | undefined }> | undefined,
  directory: string,
): string {
  const section = product && optional(product, "dbt");
  const folder = section && optional(section, "project");
  return folder === undefined ? directory : joinPath(directory, folder.value);
}
