import { definePlugin, type GenerateContext, members, type TracedJson } from "floe-core/plugin";
import { checkPolaris, polarisDiagnostics } from "./check-polaris.ts";
import { PolarisConfig } from "./polaris-config.ts";

export { polarisDiagnostics } from "./check-polaris.ts";

/** Apache Polaris as the Iceberg catalog. */
export const plugin = definePlugin({
  kind: "catalog",
  name: "polaris",
  config: PolarisConfig,
  standIns: { uri: "http://localhost:8181/api/catalog", warehouse: "unnamed" },
  diagnostics: polarisDiagnostics.entries,
  check: checkPolaris,
  helm: catalogValues,
});

/** What the cluster bootstraps the catalog with, and what clients connect to. Secrets stay references. */
function catalogValues({ config }: GenerateContext<PolarisConfig>): TracedJson {
  const present = members<unknown>(config).filter(([, value]) => value.value !== undefined);
  return { catalog: { polaris: Object.fromEntries(present) } };
}
