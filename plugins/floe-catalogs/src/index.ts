import type { Plugin } from "floe-core/plugin";
import { GlueConfig, HiveConfig, NessieConfig, PolarisConfig, RestConfig, UnityConfig } from "./catalog-config.ts";
import { catalogPlugin } from "./catalog-plugin.ts";
import { catalogs } from "./catalogs.ts";
import { clientsKeepTheirEndpoints } from "./rules/clients-keep-their-endpoints.ts";
import { hasOneKindOfCredentials } from "./rules/has-one-kind-of-credentials.ts";

export type { CatalogRow } from "./catalog-row.ts";
export { catalogs } from "./catalogs.ts";

/** A catalog plugin for each row of the table. */
export const plugins: readonly Plugin[] = [
  catalogPlugin(catalogs.polaris, PolarisConfig, [hasOneKindOfCredentials, clientsKeepTheirEndpoints]),
  catalogPlugin(catalogs.rest, RestConfig),
  catalogPlugin(catalogs.glue, GlueConfig),
  catalogPlugin(catalogs.unity, UnityConfig),
  catalogPlugin(catalogs.nessie, NessieConfig),
  catalogPlugin(catalogs.hive, HiveConfig),
];
