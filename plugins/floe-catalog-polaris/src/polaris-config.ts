import { CredentialConfig, HttpUrl, SecretReference, TextOrSecret } from "floe-core/schemas";
import * as z from "zod";

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

/** The options of the catalog for `type: polaris`, under `plugins.catalog.config` or as a profile. */
export const PolarisConfig = z.strictObject({
  uri: z.union([HttpUrl, SecretReference]).meta({
    description: "Address of the Iceberg REST API, as text or from a secret.",
    examples: ["https://polaris.example.com/api/catalog"],
  }),
  warehouse: z.string().min(1).max(255).meta({ description: "Warehouse in the catalog, 1 to 255 characters." }),
  namespace: z
    .string()
    .min(1)
    .max(255)
    .default("default")
    .meta({ description: "Namespace of the tables, 1 to 255 characters." }),
  oauth2: OAuth2.optional().meta({ description: "OAuth2 client credentials." }),
  credentials: CredentialConfig.optional().meta({
    description: "Credentials in the form that profiles have; instead of `oauth2`.",
  }),
  access_delegation: z
    .enum(["vended-credentials", "remote-signing", "none"])
    .default("none")
    .meta({ description: "How the catalog hands out access to the storage." }),
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
