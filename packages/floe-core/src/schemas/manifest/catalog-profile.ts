import * as z from "zod";
import { SecretReference } from "../shared/secret-reference.ts";
import { CredentialConfig } from "./credentials.ts";

const name = z.string().min(1).max(255);

/** One table catalog of the platform. */
export const CatalogProfile = z.lazy(() =>
  z.strictObject({
    type: z
      .enum(["polaris", "glue", "nessie", "rest", "hive"])
      .default("polaris")
      .meta({ description: "Kind of catalog." }),
    uri: z
      .union([
        z.string().regex(/^\S+$/, { error: "A catalog address has no spaces and is not empty." }),
        SecretReference,
      ])
      .meta({ description: "Address of the catalog, as text or from a secret." }),
    warehouse: name.meta({ description: "Warehouse in the catalog, 1 to 255 characters." }),
    namespace: name.default("default").meta({ description: "Namespace of the tables, 1 to 255 characters." }),
    credentials: CredentialConfig.optional().meta({
      description: "How to authenticate; absent for the environment's own.",
    }),
    access_delegation: z
      .enum(["vended-credentials", "remote-signing", "none"])
      .default("none")
      .meta({ description: "How the catalog hands out access to the storage." }),
    token_refresh_enabled: z.boolean().default(true).meta({ description: "Whether an OAuth2 token is renewed." }),
    properties: z
      .record(z.string(), z.string())
      .default({})
      .meta({ description: "Further properties of the catalog." }),
  }),
);
/** One table catalog of the platform. */
export type CatalogProfile = z.output<typeof CatalogProfile>;
