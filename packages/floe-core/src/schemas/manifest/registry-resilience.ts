import * as z from "zod";

const Retry = z.lazy(() =>
  z.strictObject({
    max_attempts: z.int().min(1).max(10).default(3).meta({ description: "Attempts in all, 1 to 10." }),
    initial_delay_ms: z.int().min(100).default(1000).meta({ description: "Milliseconds before the second attempt." }),
    backoff_multiplier: z.number().min(1).max(5).default(2).meta({ description: "Factor of each delay, 1 to 5." }),
    max_delay_ms: z.int().min(1000).default(30000).meta({ description: "Longest delay, milliseconds." }),
    jitter: z.boolean().default(true).meta({ description: "Whether delays vary by chance." }),
  }),
);

const CircuitBreaker = z.lazy(() =>
  z.strictObject({
    enabled: z.boolean().default(true).meta({ description: "Whether failures open the circuit." }),
    failure_threshold: z.int().min(1).default(5).meta({ description: "Failures that open the circuit." }),
    recovery_timeout_ms: z.int().min(1000).default(60000).meta({ description: "Milliseconds before another try." }),
    half_open_requests: z.int().min(1).default(1).meta({ description: "Requests that may try again." }),
  }),
);

/** What happens when the registry does not answer. */
export const RegistryResilience = z.lazy(() =>
  z.strictObject({
    retry: Retry.prefault({}).meta({ description: "Repeated attempts." }),
    circuit_breaker: CircuitBreaker.prefault({}).meta({ description: "Pause after repeated failures." }),
  }),
);
/** What happens when the registry does not answer. */
export type RegistryResilience = z.output<typeof RegistryResilience>;
