import * as z from "zod";
import { RegistryAuthentication } from "./registry-authentication.ts";
import { RegistryResilience } from "./registry-resilience.ts";
import { SigningConfig } from "./signing.ts";
import { VerificationConfig } from "./verification.ts";

const RegistryCache = z.lazy(() =>
  z.strictObject({
    enabled: z.boolean().default(true).meta({ description: "Whether pulled artifacts are kept." }),
    path: z.string().min(1).default("/var/cache/floe/oci").meta({ description: "Directory of the cache." }),
    max_size_gb: z.int().min(1).default(10).meta({ description: "Size of the cache, gigabytes." }),
    ttl_hours: z.int().min(1).default(24).meta({ description: "Hours that an artifact stays in the cache." }),
  }),
);

/** The OCI registry of the platform. */
export const RegistryConfig = z.lazy(() =>
  z.strictObject({
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
  }),
);
/** The OCI registry of the platform. */
export type RegistryConfig = z.output<typeof RegistryConfig>;
