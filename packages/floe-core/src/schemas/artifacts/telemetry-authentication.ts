import * as z from "zod";
import { SecretReference } from "../shared/secret-reference.ts";

/** How the product authenticates at the collector. Holds where the secret is, never the secret. */
export const TelemetryAuthentication = z.lazy(() =>
  z.strictObject({
    auth_type: z.enum(["api_key", "bearer"]).meta({ description: "Which of the two secrets is sent." }),
    api_key: SecretReference.nullable()
      .default(null)
      .meta({ description: "Where the API key is found; null for `bearer`." }),
    bearer_token: SecretReference.nullable()
      .default(null)
      .meta({ description: "Where the bearer token is found; null for `api_key`." }),
    header_name: z.string().default("Authorization").meta({ description: "HTTP header that carries the secret." }),
  }),
);
/** How the product authenticates at the collector. Holds where the secret is, never the secret. */
export type TelemetryAuthentication = z.output<typeof TelemetryAuthentication>;
