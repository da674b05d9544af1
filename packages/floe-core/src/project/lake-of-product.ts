import { isRefused } from "../origins/located.ts";
import type { LakeOfProduct, SelectedLake } from "../plugins/contract.ts";
import type { PluginKind } from "../schemas/kinds.ts";
import type { SelectedPlugin } from "./resolved-project.ts";

/** The catalog and the storage of a product, as far as their options were accepted. `wanted` are the kinds that the manifest
 *  selects. */
export function lakeOfProduct(
  plugins: ReadonlyMap<PluginKind, SelectedPlugin>,
  wanted: ReadonlySet<PluginKind> = new Set(plugins.keys()),
): LakeOfProduct {
  const [catalog, storage] = [lakeOf(plugins.get("catalog")), lakeOf(plugins.get("storage"))];
  const refused = [
    ...(wanted.has("catalog") && catalog === undefined ? ["catalog" as const] : []),
    ...(wanted.has("storage") && storage === undefined ? ["storage" as const] : []),
  ];
  return {
    ...(catalog === undefined ? {} : { tableCatalog: catalog }),
    ...(storage === undefined ? {} : { objectStorage: storage }),
    ...(refused.length === 0 ? {} : { refusedLake: refused }),
  };
}

function lakeOf(selected: SelectedPlugin | undefined): SelectedLake | undefined {
  if (selected?.options === undefined || isRefused(selected.options)) return undefined;
  return { type: selected.type, config: selected.options };
}
