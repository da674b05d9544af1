import { definePlugin } from "floe-core/plugin";
import { PolarisConfig } from "./polaris-config.ts";
import { clientsKeepTheirEndpoints } from "./rules/clients-keep-their-endpoints.ts";
import { hasOneKindOfCredentials } from "./rules/has-one-kind-of-credentials.ts";

/** Apache Polaris as the Iceberg catalog. */
export const plugin = definePlugin({
  kind: "catalog",
  name: "polaris",
  config: PolarisConfig,
  rules: [hasOneKindOfCredentials, clientsKeepTheirEndpoints],
  // What the cluster bootstraps the catalog with, and what clients connect to. Secrets stay references.
  helm: ({ config }) => ({ polaris: config }),
});
