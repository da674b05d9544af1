import * as z from "zod";
import { CredentialConfig } from "../manifest/credentials.ts";
import { SecretReference, TextOrSecret } from "../shared/secret-reference.ts";

const OAuth2 = z.strictObject({
  client_id: TextOrSecret.meta({ description: "OAuth2 client, as text or from a secret." }),
  client_secret: SecretReference.meta({ description: "OAuth2 client secret." }),
  token_url: z.string().optional().meta({ description: "Where tokens are issued; absent for Polaris' own endpoint." }),
  scope: z.string().meta({ description: "OAuth2 scope: the principal roles to take on." }),
  refresh_margin_seconds: z.int().meta({ description: "Seconds before its end at which a token is renewed." }),
});

const access_delegation = z
  .enum(["vended-credentials", "remote-signing", "none"])
  .meta({ description: "How the catalog hands out access to the storage." });

const PolarisValues = z.strictObject({
  uri: TextOrSecret.meta({ description: "Address of the Iceberg REST API, as text or from a secret." }),
  warehouse: z.string().meta({ description: "Warehouse in the catalog." }),
  namespace: z.string().meta({ description: "Namespace of the tables." }),
  oauth2: OAuth2.optional().meta({ description: "OAuth2 client credentials." }),
  credentials: CredentialConfig.optional().meta({ description: "Credentials in the form that profiles have." }),
  token_url: z.string().optional().meta({ description: "Where tokens are issued." }),
  access_delegation,
  token_refresh_enabled: z.boolean().meta({ description: "Whether a token is renewed." }),
  connect_timeout_seconds: z.int().meta({ description: "Seconds to wait for a connection." }),
  read_timeout_seconds: z.int().meta({ description: "Seconds to wait for an answer." }),
  max_retries: z.int().meta({ description: "Times that a request is repeated." }),
  properties: z.record(z.string(), z.string()).meta({ description: "Further properties of the catalog." }),
});

const ExternalValues = z.strictObject({
  type: z.string().meta({ description: "Kind of catalog." }),
  uri: TextOrSecret.meta({ description: "Address of the catalog, as text or from a secret." }),
  warehouse: z.string().meta({ description: "Warehouse in the catalog." }),
  namespace: z.string().meta({ description: "Namespace of the tables." }),
  region: z.string().optional().meta({ description: "Region of AWS." }),
  credentials: CredentialConfig.optional().meta({ description: "Credentials in the form that profiles have." }),
  token_url: z.string().optional().meta({ description: "Where tokens are issued." }),
  access_delegation: access_delegation.optional(),
});

/** The catalog in the Helm values: what the cluster bootstraps it with, and what clients connect to. */
export const CatalogValues = z.strictObject({
  polaris: PolarisValues.optional().meta({ description: "Apache Polaris." }),
  external: ExternalValues.optional().meta({ description: "A catalog that stands outside of the cluster." }),
});
/** The catalog in the Helm values, under its kind: what the cluster bootstraps it with, and what clients connect to. */
export type CatalogValues = z.output<typeof CatalogValues>;
