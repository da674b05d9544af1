import * as z from "zod";
import { AuditLogging, EnforcementLevel, PiiEncryption } from "../shared/levels.ts";
import { CustomRule, PolicyDefinition, PolicyOverride } from "./policies.ts";
import { GovernanceQualityGates } from "./quality.ts";

/** How models are named. `custom_patterns` belongs to the pattern `custom`; the compiler checks that. */
export const NamingConfig = z.strictObject({
  enforcement: EnforcementLevel.default("warn").meta({ description: "How hard the names are enforced." }),
  pattern: z.enum(["medallion", "kimball", "custom"]).default("medallion").meta({ description: "Naming convention." }),
  custom_patterns: z.array(z.string()).optional().meta({
    description:
      "Regular expressions (RE2), of which one has to match; needed for the pattern `custom`, and for it only.",
  }),
});
/** How models are named. `custom_patterns` belongs to the pattern `custom`; the compiler checks that. */
export type NamingConfig = z.output<typeof NamingConfig>;

const AutoGeneration = z.strictObject({
  enabled: z.boolean().default(true).meta({ description: "Whether output ports get a contract." }),
  include_descriptions: z.boolean().default(true).meta({ description: "Whether a contract carries descriptions." }),
  default_classification: z
    .enum(["public", "internal", "confidential", "pii", "phi", "sensitive", "restricted"])
    .default("internal")
    .meta({ description: "Classification of a column that gives none." }),
});

const DriftDetection = z.strictObject({
  enabled: z.boolean().default(true).meta({ description: "Whether tables are compared with their contract." }),
  fail_on_type_mismatch: z.boolean().default(true).meta({ description: "Whether another type is an error." }),
  fail_on_missing_column: z.boolean().default(true).meta({ description: "Whether a missing column is an error." }),
  warn_on_extra_column: z.boolean().default(true).meta({ description: "Whether an extra column is a warning." }),
});

/** How data contracts are made, inherited and enforced. */
export const DataContractsConfig = z.strictObject({
  enforcement: EnforcementLevel.default("warn").meta({ description: "How hard contracts are enforced." }),
  auto_generation: AutoGeneration.prefault({}).meta({ description: "Contracts made from output ports." }),
  drift_detection: DriftDetection.prefault({}).meta({ description: "Comparison of tables and contracts." }),
  inheritance_mode: z
    .enum(["merge", "override", "strict"])
    .default("merge")
    .meta({ description: "How a contract of a lower tier combines with one of a higher tier." }),
});
/** How data contracts are made, inherited and enforced. */
export type DataContractsConfig = z.output<typeof DataContractsConfig>;

/** Who may compile and deploy. */
export const RbacConfig = z.strictObject({
  enabled: z.boolean().default(false).meta({ description: "Whether the principal is checked." }),
  required_role: z.string().min(1).optional().meta({ description: "Role that the principal needs." }),
  allow_principal_fallback: z
    .boolean()
    .default(true)
    .meta({ description: "Whether the principal may come from the environment when no token is given." }),
});
/** Who may compile and deploy. */
export type RbacConfig = z.output<typeof RbacConfig>;

const FindSeverity = z.enum(["error", "warning"]).default("error");

const SecretPattern = z.strictObject({
  name: z.string().min(1).meta({ description: "Name of the pattern, for the report." }),
  pattern: z.string().min(1).meta({ description: "Regular expression (RE2) that finds the secret." }),
  severity: FindSeverity.meta({ description: "How a find of this pattern is reported." }),
});

/** The search for secrets in the files of a product. */
export const SecretScanningConfig = z.strictObject({
  enabled: z.boolean().default(false).meta({ description: "Whether files are searched." }),
  exclude_patterns: z.array(z.string()).default([]).meta({ description: "Globs of paths that are left out." }),
  custom_patterns: z.array(SecretPattern).optional().meta({ description: "Patterns beside the built-in ones." }),
  severity: FindSeverity.meta({ description: "How a find of a built-in pattern is reported." }),
});
/** The search for secrets in the files of a product. */
export type SecretScanningConfig = z.output<typeof SecretScanningConfig>;

const EgressPort = z.strictObject({
  port: z.int().min(1).max(65535).meta({ description: "Port number, 1 to 65535." }),
  protocol: z.enum(["TCP", "UDP", "SCTP"]).default("TCP").meta({ description: "Protocol of the port." }),
});

// Four numbers up to 255 and a length up to 32, or the hexadecimal groups of IPv6 and a length up to 128.
const cidrPattern =
  /^(?:(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])\.){3}(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])\/(?:3[0-2]|[12]?[0-9])|(?=[0-9A-Fa-f:]*:[0-9A-Fa-f:]*:)[0-9A-Fa-f:]{2,39}\/(?:12[0-8]|1[01][0-9]|[1-9]?[0-9]))$/;

const EgressRule = z.strictObject({
  to_namespace: z
    .string()
    .max(63)
    .regex(/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/, {
      error: "A Kubernetes namespace has lower-case letters, digits and inner hyphens.",
    })
    .optional()
    .meta({ description: "Kubernetes namespace that may be reached, 1 to 63 characters." }),
  to_cidr: z
    .string()
    .regex(cidrPattern, { error: "An address range is an address and the length of its prefix: `10.0.0.0/8`." })
    .optional()
    .meta({ description: "Address range that may be reached, such as 10.0.0.0/8." }),
  ports: z.array(EgressPort).default([]).meta({ description: "Ports that may be reached; none means every port." }),
});

/** The Kubernetes network policies that the products get. */
export const NetworkPoliciesConfig = z.strictObject({
  enabled: z.boolean().default(false).meta({ description: "Whether network policies are written." }),
  default_deny: z.boolean().default(true).meta({ description: "Whether everything else is denied." }),
  custom_egress_rules: z.array(EgressRule).default([]).meta({ description: "Further targets that may be reached." }),
});
/** The Kubernetes network policies that the products get. */
export type NetworkPoliciesConfig = z.output<typeof NetworkPoliciesConfig>;

/** Rules of the platform. The first four keys have no default: what is absent says nothing, it does not say `warn`. */
export const Governance = z.strictObject({
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
});
/** Rules of the platform. The first four keys have no default: what is absent says nothing, it does not say `warn`. */
export type Governance = z.output<typeof Governance>;
