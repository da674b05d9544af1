import * as z from "zod";

/** The policy types that an override may name. */
export const OverridablePolicy = z.enum([
  "naming",
  "coverage",
  "documentation",
  "semantic",
  "custom",
  "data_contract",
  "rbac",
  "secret_scanning",
  "network_policy",
]);
/** The policy types that an override may name. */
export type OverridablePolicy = z.output<typeof OverridablePolicy>;

/** An exception from governance for some models, with its reason. */
export const PolicyOverride = z.lazy(() =>
  z.strictObject({
    pattern: z.string().min(1).meta({ description: "Glob of the model names." }),
    action: z.enum(["downgrade", "exclude"]).meta({ description: "Errors become warnings, or are left out." }),
    reason: z.string().min(1).meta({ description: "Why the exception is right." }),
    expires: z.iso
      .date({ error: "A date is written as year, month and day: `2026-06-01`." })
      .optional()
      .meta({ description: "Last day of the exception, ISO 8601; absent for no end." }),
    policy_types: z
      .array(OverridablePolicy)
      .optional()
      .meta({ description: "Policies it applies to; absent for all." }),
  }),
);
/** An exception from governance for some models, with its reason. */
export type PolicyOverride = z.output<typeof PolicyOverride>;
