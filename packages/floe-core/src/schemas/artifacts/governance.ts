import * as z from "zod";
import { AuditLogging, EnforcementLevel, PiiEncryption } from "../shared/levels.ts";

/** The governance of the manifest; a value that the manifest leaves out is null, never a default. */
export const ResolvedGovernance = z.lazy(() =>
  z.strictObject({
    pii_encryption: PiiEncryption.nullable().default(null).meta({ description: "Encryption of personal data." }),
    audit_logging: AuditLogging.nullable().default(null).meta({ description: "Audit log of access." }),
    policy_enforcement_level: EnforcementLevel.nullable()
      .default(null)
      .meta({ description: "Level that the manifest sets; the effective level is in enforcement_result." }),
    data_retention_days: z.int().min(1).nullable().default(null).meta({ description: "Days that data is kept." }),
  }),
);
/** The governance of the manifest; a value that the manifest leaves out is null, never a default. */
export type ResolvedGovernance = z.output<typeof ResolvedGovernance>;
