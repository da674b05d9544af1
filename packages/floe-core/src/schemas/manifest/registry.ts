import * as z from "zod";
import { HttpUrl } from "../shared/formats.ts";
import { SecretKey, SecretName } from "../shared/secret-reference.ts";

/** Where a credential of the registry is found. Its shape is older than `secret_ref` and stays as it is. */
export const RegistrySecretReference = z.strictObject({
  source: z
    .enum(["env", "kubernetes", "vault", "external-secrets", "infisical"])
    .default("kubernetes")
    .meta({ description: "Kind of secret store." }),
  name: SecretName.meta({ description: "Name of the secret." }),
  key: SecretKey.optional().meta({ description: "Key inside the secret." }),
});
/** Where a credential of the registry is found. Its shape is older than `secret_ref` and stays as it is. */
export type RegistrySecretReference = z.output<typeof RegistrySecretReference>;

/** How to authenticate at the registry. Of its types, `basic` and `token` need `credentials_ref`, and the others take none;
 *  the compiler checks that, with positions. */
export const RegistryAuthentication = z.strictObject({
  type: z
    .enum(["anonymous", "basic", "token", "aws-irsa", "azure-managed-identity", "gcp-workload-identity"])
    .meta({ description: "Kind of authentication." }),
  credentials_ref: RegistrySecretReference.optional().meta({
    description: "Where the credential is found; needed for `basic` and `token`, and for them only.",
  }),
});
/** How to authenticate at the registry. Of its types, `basic` and `token` need `credentials_ref`, and the others take none;
 *  the compiler checks that, with positions. */
export type RegistryAuthentication = z.output<typeof RegistryAuthentication>;

const Retry = z.strictObject({
  max_attempts: z.int().min(1).max(10).default(3).meta({ description: "Attempts in all, 1 to 10." }),
  initial_delay_ms: z.int().min(100).default(1000).meta({ description: "Milliseconds before the second attempt." }),
  backoff_multiplier: z.number().min(1).max(5).default(2).meta({ description: "Factor of each delay, 1 to 5." }),
  max_delay_ms: z.int().min(1000).default(30000).meta({ description: "Longest delay, milliseconds." }),
  jitter: z.boolean().default(true).meta({ description: "Whether delays vary by chance." }),
});

const CircuitBreaker = z.strictObject({
  enabled: z.boolean().default(true).meta({ description: "Whether failures open the circuit." }),
  failure_threshold: z.int().min(1).default(5).meta({ description: "Failures that open the circuit." }),
  recovery_timeout_ms: z.int().min(1000).default(60000).meta({ description: "Milliseconds before another try." }),
  half_open_requests: z.int().min(1).default(1).meta({ description: "Requests that may try again." }),
});

/** What happens when the registry does not answer. */
export const RegistryResilience = z.strictObject({
  retry: Retry.prefault({}).meta({ description: "Repeated attempts." }),
  circuit_breaker: CircuitBreaker.prefault({}).meta({ description: "Pause after repeated failures." }),
});
/** What happens when the registry does not answer. */
export type RegistryResilience = z.output<typeof RegistryResilience>;

/** What a missing or bad signature does. Order: off < warn < enforce. */
export const SignatureEnforcement = z.enum(["enforce", "warn", "off"]);
/** What a missing or bad signature does. Order: off < warn < enforce. */
export type SignatureEnforcement = z.output<typeof SignatureEnforcement>;

/** How published artifacts are signed. The compiler checks that a mode has the keys that it needs. */
export const SigningConfig = z.strictObject({
  mode: z.enum(["keyless", "key-based"]).meta({ description: "Kind of signature." }),
  oidc_issuer: HttpUrl.optional().meta({ description: "Issuer of the identity token; needed for `keyless`." }),
  private_key_ref: RegistrySecretReference.optional().meta({
    description: "Where the private key is found; needed for `key-based`, and for it only.",
  }),
  rekor_url: HttpUrl.default("https://rekor.sigstore.io").meta({ description: "Transparency log." }),
  fulcio_url: HttpUrl.default("https://fulcio.sigstore.dev").meta({ description: "Certificate authority." }),
});
/** How published artifacts are signed. The compiler checks that a mode has the keys that it needs. */
export type SigningConfig = z.output<typeof SigningConfig>;

const TrustedIssuer = z.strictObject({
  issuer: HttpUrl.meta({ description: "Issuer of the identity token." }),
  subject: z.string().min(1).optional().meta({ description: "Subject that signs; this or subject_regex." }),
  subject_regex: z
    .string()
    .min(1)
    .max(1000)
    .optional()
    .meta({ description: "Regular expression (RE2) of the subject, up to 1000 characters; this or subject." }),
});

const EnvironmentVerification = z.strictObject({
  enforcement: SignatureEnforcement.meta({ description: "What a bad signature does in this environment." }),
  require_sbom: z.boolean().optional().meta({ description: "Whether a bill of materials is needed." }),
});

/** How the signatures of artifacts are checked, and whose are trusted. Where it is on, the compiler asks for a trusted
 *  issuer or a public key. */
export const VerificationConfig = z.strictObject({
  enabled: z.boolean().default(true).meta({ description: "Whether signatures are checked." }),
  enforcement: SignatureEnforcement.default("enforce").meta({ description: "What a bad signature does." }),
  trusted_issuers: z
    .array(TrustedIssuer)
    .default([])
    .meta({ description: "Identities that may sign; these or public_key_ref." }),
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
});
/** How the signatures of artifacts are checked, and whose are trusted. Where it is on, the compiler asks for a trusted
 *  issuer or a public key. */
export type VerificationConfig = z.output<typeof VerificationConfig>;

const RegistryCache = z.strictObject({
  enabled: z.boolean().default(true).meta({ description: "Whether pulled artifacts are kept." }),
  path: z.string().min(1).default("/var/cache/floe/oci").meta({ description: "Directory of the cache." }),
  max_size_gb: z.int().min(1).default(10).meta({ description: "Size of the cache, gigabytes." }),
  ttl_hours: z.int().min(1).default(24).meta({ description: "Hours that an artifact stays in the cache." }),
});

/** The OCI registry of the platform. */
export const RegistryConfig = z.strictObject({
  uri: z
    .string()
    .regex(/^oci:\/\/[a-zA-Z0-9][a-zA-Z0-9.-]*[a-zA-Z0-9](?::[0-9]+)?(?:\/[a-zA-Z0-9._-]+)*$/, {
      error: "A registry is an address such as `oci://registry.example.com/floe`.",
    })
    .meta({ description: "Address of the registry, with `oci://`." }),
  auth: RegistryAuthentication.meta({ description: "How to authenticate at the registry." }),
  tls_verify: z.boolean().default(true).meta({ description: "Whether the certificate is checked." }),
  cache: RegistryCache.prefault({}).meta({ description: "Cache of pulled artifacts." }),
  resilience: RegistryResilience.prefault({}).meta({ description: "Retries and circuit breaker." }),
  signing: SigningConfig.optional().meta({ description: "How published artifacts are signed; absent for not." }),
  verification: VerificationConfig.optional().meta({ description: "How signatures are checked; absent for not." }),
});
/** The OCI registry of the platform. */
export type RegistryConfig = z.output<typeof RegistryConfig>;
