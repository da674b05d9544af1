import * as z from "zod";
import { HttpUrl } from "../shared/http-url.ts";
import { RegistrySecretReference } from "./registry-authentication.ts";
import { SignatureEnforcement } from "./signature-enforcement.ts";

const TrustedIssuer = z.lazy(() =>
  z.strictObject({
    issuer: HttpUrl.meta({ description: "Issuer of the identity token." }),
    subject: z.string().min(1).optional().meta({ description: "Subject that signed; this or subject_regex." }),
    subject_regex: z
      .string()
      .min(1)
      .max(1000)
      .optional()
      .meta({ description: "Regular expression (RE2) of the subject, up to 1000 characters; this or subject." }),
  }),
);

const EnvironmentVerification = z.lazy(() =>
  z.strictObject({
    enforcement: SignatureEnforcement.meta({ description: "What a bad signature does in this environment." }),
    require_sbom: z.boolean().optional().meta({ description: "Whether a bill of materials is needed." }),
  }),
);

/** How the signatures of artifacts are checked. That somebody is trusted is checked by the compiler. */
export const VerificationConfig = z.lazy(() =>
  z.strictObject({
    enabled: z.boolean().default(true).meta({ description: "Whether signatures are checked." }),
    enforcement: SignatureEnforcement.default("enforce").meta({ description: "What a bad signature does." }),
    trusted_issuers: z.array(TrustedIssuer).default([]).meta({ description: "Identities that may sign." }),
    public_key_ref: RegistrySecretReference.optional().meta({ description: "Where the public key is found." }),
    require_rekor: z.boolean().default(true).meta({ description: "Whether the transparency log has to know it." }),
    require_sbom: z.boolean().default(false).meta({ description: "Whether a bill of materials is needed." }),
    grace_period_days: z.int().min(0).max(90).default(7).meta({
      description: "Days that an expired certificate is still taken, 0 to 90.",
    }),
    private_infrastructure: z.boolean().default(false).meta({ description: "Whether Sigstore runs in-house." }),
    environments: z
      .record(z.string(), EnvironmentVerification)
      .default({})
      .meta({ description: "Other rules for some environments, by name." }),
  }),
);
/** How the signatures of artifacts are checked. That somebody is trusted is checked by the compiler. */
export type VerificationConfig = z.output<typeof VerificationConfig>;
