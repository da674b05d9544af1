import * as z from "zod";
import { SecretName, SecretReference, TextOrSecret } from "../shared/secret-reference.ts";

const text = TextOrSecret.optional();
const secret = SecretReference.optional();

/** How a profile authenticates. Which keys belong to which mode is checked by the compiler, with positions. */
export const CredentialConfig = z.strictObject({
  mode: z
    .enum(["static", "oauth2", "iam_role", "service_account"])
    .default("static")
    .meta({ description: "Kind of authentication." }),
  client_id: text.meta({ description: "OAuth2 client, as text or from a secret; needed for `oauth2`." }),
  client_secret: secret.meta({ description: "OAuth2 client secret; needed for `oauth2`." }),
  scope: z.string().min(1).optional().meta({ description: "OAuth2 scope, such as `PRINCIPAL_ROLE:ALL`." }),
  role_arn: z
    .string()
    .regex(/^arn:aws:iam::[0-9]{12}:role\/[A-Za-z0-9_+=,.@-]+$/, {
      error: "A role is an ARN such as `arn:aws:iam::123456789012:role/reader`.",
    })
    .optional()
    .meta({ description: "AWS role to assume; needed for `iam_role`." }),
  access_key_id: text.meta({ description: "Access key of the object storage, as text or from a secret." }),
  secret_access_key: secret.meta({ description: "Secret key of the object storage." }),
  username: text.meta({ description: "User name, as text or from a secret." }),
  password: secret.meta({ description: "Password." }),
  token: secret.meta({ description: "Bearer token." }),
  api_key: secret.meta({ description: "API key." }),
  tls_cert: secret.meta({ description: "TLS client certificate, PEM." }),
  tls_key: secret.meta({ description: "Key of the TLS client certificate, PEM." }),
  secret_ref: SecretName.optional().meta({ description: "Name of one secret that holds the whole credential." }),
});
/** How a profile authenticates. Which keys belong to which mode is checked by the compiler, with positions. */
export type CredentialConfig = z.output<typeof CredentialConfig>;
