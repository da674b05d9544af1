import { CredentialConfig, HttpUrl, SecretReference, TextOrSecret } from "floe-core/schemas";
import * as z from "zod";
import type { CatalogRow } from "./catalog-row.ts";
import { catalogs } from "./catalogs.ts";

const OAuth2 = z.strictObject({
  client_id: TextOrSecret.meta({ description: "OAuth2 client, as text or from a secret." }),
  client_secret: SecretReference.meta({ description: "OAuth2 client secret." }),
  token_url: HttpUrl.optional().meta({ description: "Where tokens are issued; Polaris' own endpoint when left out." }),
  scope: z
    .string()
    .min(1)
    .default("PRINCIPAL_ROLE:ALL")
    .meta({ description: "OAuth2 scope: the principal roles to take on." }),
  refresh_margin_seconds: z
    .int()
    .min(10)
    .max(300)
    .default(60)
    .meta({ description: "Seconds before its end at which a token is renewed, 10 to 300." }),
});

const credentials = CredentialConfig.optional();
const tokenUrl = HttpUrl.optional().meta({
  description: "Where OAuth2 tokens are issued; `/v1/oauth/tokens` below the address of the catalog when left out.",
});

// What all catalogs have.
const place = {
  warehouse: z.string().min(1).max(255).meta({ description: "Warehouse in the catalog, 1 to 255 characters." }),
  namespace: z
    .string()
    .min(1)
    .max(255)
    .default("default")
    .meta({ description: "Namespace of the tables, 1 to 255 characters." }),
};

const access_delegation = z
  .enum(["vended-credentials", "remote-signing", "none"])
  .default("none")
  .meta({ description: "How the catalog hands out access to the storage." });

/** The options of the catalog for `type: polaris`, under `plugins.catalog.config` or as a profile. */
export const PolarisConfig = z.strictObject({
  uri: addressOf(catalogs.polaris),
  ...place,
  oauth2: OAuth2.optional().meta({ description: "OAuth2 client credentials." }),
  credentials: credentials.meta({ description: "Credentials in the form that profiles have; instead of `oauth2`." }),
  token_url: tokenUrl,
  access_delegation,
  token_refresh_enabled: z.boolean().default(true).meta({ description: "Whether a token is renewed." }),
  connect_timeout_seconds: z
    .int()
    .min(1)
    .max(60)
    .default(10)
    .meta({ description: "Seconds to wait for a connection, 1 to 60." }),
  read_timeout_seconds: z
    .int()
    .min(1)
    .max(300)
    .default(30)
    .meta({ description: "Seconds to wait for an answer, 1 to 300." }),
  max_retries: z.int().min(0).max(10).default(5).meta({ description: "Times that a request is repeated, 0 to 10." }),
  properties: z.record(z.string(), z.string()).default({}).meta({ description: "Further properties of the catalog." }),
});

export type PolarisConfig = z.output<typeof PolarisConfig>;

/** The options for the other catalogs that speak the REST protocol of Iceberg. */
export const RestConfig = restConfig(catalogs.rest);
export const UnityConfig = restConfig(catalogs.unity);
export const NessieConfig = restConfig(catalogs.nessie);

export type RestConfig = z.output<typeof RestConfig>;

/** The options for `type: glue`. */
export const GlueConfig = z.strictObject({
  uri: addressOf(catalogs.glue),
  ...place,
  region: z
    .string()
    .regex(/^[a-z]{2}(?:-[a-z]+)+-\d$/u, { error: "A region of AWS has a name such as `eu-central-1`." })
    .meta({ description: "Region of AWS that the requests are signed for.", examples: ["eu-central-1"] }),
  credentials: credentials.meta({ description: "Keys or role of AWS; those of the environment when left out." }),
  access_delegation,
});

export type GlueConfig = z.output<typeof GlueConfig>;

/** The options for `type: hive`. */
export const HiveConfig = z.strictObject({
  uri: z
    .union([
      z.string().regex(/^thrift:\/\/[^\s/]+:\d+$/u, { error: "An address of a metastore is `thrift://host:port`." }),
      SecretReference,
    ])
    .meta({
      description: "Address of the metastore, as text or from a secret.",
      examples: [catalogs.hive.example],
    }),
  ...place,
});

export type HiveConfig = z.output<typeof HiveConfig>;

function restConfig(row: CatalogRow) {
  return z.strictObject({
    uri: addressOf(row),
    ...place,
    credentials: credentials.meta({ description: "OAuth2 client or token; no credentials when left out." }),
    token_url: tokenUrl,
    access_delegation,
  });
}

function addressOf({ example }: CatalogRow) {
  return z.union([HttpUrl, SecretReference]).meta({
    description: "Address of the Iceberg REST API, as text or from a secret.",
    examples: [example],
  });
}
