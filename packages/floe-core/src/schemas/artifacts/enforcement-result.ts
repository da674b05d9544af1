import * as z from "zod";
import { EnforcementLevel } from "../shared/levels.ts";

const count = z.int().min(0);

/** What the policies said about the product. */
export const EnforcementResult = z.lazy(() =>
  z.strictObject({
    passed: z.boolean().meta({ description: "Whether no policy failed at the effective level." }),
    error_count: count.meta({ description: "Violations that fail the compilation." }),
    warning_count: count.meta({ description: "Violations that do not." }),
    policy_types_checked: z.array(z.string()).meta({ description: "Policy types that ran." }),
    models_validated: count.meta({ description: "Models that at least one policy looked at." }),
    enforcement_level: EnforcementLevel.meta({ description: "Effective level, after the stricter one won." }),
    rbac_principal: z
      .string()
      .nullable()
      .default(null)
      .meta({ description: "Principal that the RBAC policy checked; null when it did not run. Since 0.7.0." }),
    secrets_scanned: count.default(0).meta({ description: "Files searched for secrets. Since 0.7.0." }),
  }),
);
/** What the policies said about the product. */
export type EnforcementResult = z.output<typeof EnforcementResult>;
