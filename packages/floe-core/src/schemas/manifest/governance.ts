import * as z from "zod";
import { AuditLogging, EnforcementLevel, PiiEncryption } from "../shared/levels.ts";
import { CustomRule } from "./custom-rule.ts";
import { DataContractsConfig } from "./data-contracts.ts";
import { NamingConfig } from "./naming.ts";
import { NetworkPoliciesConfig } from "./network-policies.ts";
import { PolicyDefinition } from "./policy-definition.ts";
import { PolicyOverride } from "./policy-override.ts";
import { GovernanceQualityGates } from "./quality-gates.ts";
import { RbacConfig } from "./rbac.ts";
import { SecretScanningConfig } from "./secret-scanning.ts";

/** Rules of the platform. The first four keys have no default: what is absent says nothing, it does not say `warn`. */
export const Governance = z.lazy(() =>
  z.strictObject({
    pii_encryption: PiiEncryption.optional().meta({ description: "Encryption of personal data." }),
    audit_logging: AuditLogging.optional().meta({ description: "Audit log of access." }),
    policy_enforcement_level: EnforcementLevel.optional().meta({ description: "How hard the rules are enforced." }),
    data_retention_days: z.int().min(1).optional().meta({ description: "Days that data is kept, at least 1." }),
    naming: NamingConfig.optional().meta({ description: "Names of models." }),
    quality_gates: GovernanceQualityGates.optional().meta({
      description: "Test coverage and documentation of models.",
    }),
    custom_rules: z.array(CustomRule).default([]).meta({ description: "Rules of the platform's own." }),
    policy_overrides: z.array(PolicyOverride).default([]).meta({ description: "Exceptions for some models." }),
    data_contracts: DataContractsConfig.optional().meta({ description: "Data contracts of output ports." }),
    rbac: RbacConfig.optional().meta({ description: "Who may compile and deploy." }),
    secret_scanning: SecretScanningConfig.optional().meta({ description: "Search for secrets in files." }),
    network_policies: NetworkPoliciesConfig.optional().meta({ description: "Network policies of the products." }),
    policies: z.array(PolicyDefinition).optional().meta({ description: "Policies as code." }),
  }),
);
/** Rules of the platform. The first four keys have no default: what is absent says nothing, it does not say `warn`. */
export type Governance = z.output<typeof Governance>;
