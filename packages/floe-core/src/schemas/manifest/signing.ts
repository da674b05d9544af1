import * as z from "zod";
import { HttpUrl } from "../shared/http-url.ts";
import { RegistrySecretReference } from "./registry-authentication.ts";

/** How published artifacts are signed. Which keys belong to which mode is checked by the compiler. */
export const SigningConfig = z.lazy(() =>
  z.strictObject({
    mode: z.enum(["keyless", "key-based"]).meta({ description: "Kind of signature." }),
    oidc_issuer: HttpUrl.optional().meta({ description: "Issuer of the identity token; needed for `keyless`." }),
    private_key_ref: RegistrySecretReference.optional().meta({
      description: "Where the private key is found; needed for `key-based`.",
    }),
    rekor_url: HttpUrl.default("https://rekor.sigstore.io").meta({ description: "Transparency log." }),
    fulcio_url: HttpUrl.default("https://fulcio.sigstore.dev").meta({ description: "Certificate authority." }),
  }),
);
/** How published artifacts are signed. Which keys belong to which mode is checked by the compiler. */
export type SigningConfig = z.output<typeof SigningConfig>;
