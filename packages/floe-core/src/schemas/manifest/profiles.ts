import * as z from "zod";
import { HttpUrl } from "../shared/formats.ts";
import { PluginPackage, ProfileName } from "../shared/names.ts";
import { OpenMap } from "../shared/open-map.ts";
import { SecretReference } from "../shared/secret-reference.ts";
import { computeTypes } from "./compute-types.ts";
import { CredentialConfig } from "./credentials.ts";
import { StorageProfile } from "./storage.ts";

const catalogText = z.string().min(1).max(255);

/** One table catalog of the platform. */
export const CatalogProfile = z.strictObject({
  type: z
    .enum(["polaris", "rest", "glue", "unity", "nessie", "hive"])
    .default("polaris")
    .meta({ description: "Kind of catalog." }),
  package: PluginPackage,
  uri: z
    .union([z.string().regex(/^\S+$/, { error: "A catalog address has no spaces and is not empty." }), SecretReference])
    .meta({ description: "Address of the catalog, as text or from a secret." }),
  warehouse: catalogText.meta({ description: "Warehouse in the catalog, 1 to 255 characters." }),
  namespace: catalogText.default("default").meta({ description: "Namespace of the tables, 1 to 255 characters." }),
  credentials: CredentialConfig.optional().meta({
    description: "How to authenticate; absent for the environment's own.",
  }),
  access_delegation: z
    .enum(["vended-credentials", "remote-signing", "none"])
    .default("none")
    .meta({ description: "How the catalog hands out access to the storage." }),
  token_url: HttpUrl.optional().meta({ description: "Where OAuth2 tokens are issued." }),
  region: z.string().min(1).optional().meta({ description: "Region of AWS, for `glue`." }),
  token_refresh_enabled: z.boolean().default(true).meta({ description: "Whether an OAuth2 token is renewed." }),
  properties: z.record(z.string(), z.string()).default({}).meta({ description: "Further properties of the catalog." }),
});
/** One table catalog of the platform. */
export type CatalogProfile = z.output<typeof CatalogProfile>;

/** One compute engine of the platform. `properties` are checked by the schema that the plugin brings. */
export const ComputeProfile = z.strictObject({
  type: z.enum(computeTypes).default("duckdb").meta({ description: "Kind of engine." }),
  package: PluginPackage,
  properties: OpenMap.default({}).meta({ description: "Options of the engine, such as threads or memory_limit." }),
  credentials: CredentialConfig.optional().meta({
    description: "How to authenticate; absent for the environment's own.",
  }),
});
/** One compute engine of the platform. `properties` are checked by the schema that the plugin brings. */
export type ComputeProfile = z.output<typeof ComputeProfile>;

/** The named profiles that floe.yaml may refer to, by category. */
export const Profiles = z.strictObject({
  storage: z.record(ProfileName, StorageProfile).default({}).meta({ description: "Object storages by name." }),
  catalogs: z.record(ProfileName, CatalogProfile).default({}).meta({ description: "Table catalogs by name." }),
  compute: z.record(ProfileName, ComputeProfile).default({}).meta({ description: "Compute engines by name." }),
});
/** The named profiles that floe.yaml may refer to, by category. */
export type Profiles = z.output<typeof Profiles>;
