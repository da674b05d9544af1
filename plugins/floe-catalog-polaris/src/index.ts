import { definePlugin, type GenerateContext, members, type TracedJson } from "floe-core/plugin";
import { PolarisConfig } from "./polaris-config.ts";
import { clientsKeepTheirEndpoints } from "./rules/clients-keep-their-endpoints.ts";
import { hasOneKindOfCredentials } from "./rules/has-one-kind-of-credentials.ts";

/** Apache Polaris as the Iceberg catalog. */
export const plugin = definePlugin({
  kind: "catalog",
  name: "polaris",
  config: PolarisConfig,
  rules: [hasOneKindOfCredentials, clientsKeepTheirEndpoints],
  helm: catalogValues,
});

/** What the cluster bootstraps the catalog with, and what clients connect to. Secrets stay references. */
function catalogValues({ config }: GenerateContext<PolarisConfig>): TracedJson {
  const present = members<unknown>(config).filter(([, value]) => value.value !== undefined);
  return { catalog: { polaris: Object.fromEntries(present) } };
}
