import * as z from "zod";
import { QualityConfig } from "../manifest/quality.ts";
import { Timestamp } from "../shared/formats.ts";
import { AuditLogging, EnforcementLevel, PiiEncryption } from "../shared/levels.ts";
import { OpenMap } from "../shared/open-map.ts";
import { SemanticVersion } from "../shared/versions.ts";
import { ObservabilityConfig } from "./observability.ts";
import { ResolvedPlugins } from "./plugins.ts";
import { ResolvedTransforms } from "./transforms.ts";
import { contractVersion } from "./versions.ts";

/** When, from what and by which compiler an artifact was made. */
export const CompilationMetadata = z.strictObject({
  compiled_at: Timestamp.meta({ description: "Time of the compilation, ISO 8601, UTC." }),
  floe_version: z.string().meta({ description: "Release of the compiler; not the contract version." }),
  source_hash: z.string().meta({ description: "`sha256:` and the hex digest of floe.yaml followed by manifest.yaml." }),
  product_name: z.string().min(1).max(128).meta({ description: "Name of the product, 1 to 128 characters." }),
  product_version: z.string().meta({ description: "Version of the product." }),
});
/** When, from what and by which compiler an artifact was made. */
export type CompilationMetadata = z.output<typeof CompilationMetadata>;

/** Who the product is in the platform's catalog. */
export const ProductIdentity = z.strictObject({
  product_id: z.string().min(1).meta({ description: "Domain and catalog-safe product name, joined by a dot." }),
  domain: z.string().min(1).meta({ description: "Domain that owns the product." }),
  repository: z.string().default("").meta({ description: "Address of the source repository; empty when unknown." }),
  namespace_registered: z.boolean().default(false).meta({ description: "Whether the catalog knows the namespace." }),
  registration_timestamp: Timestamp.nullable()
    .default(null)
    .meta({ description: "Time of the registration, ISO 8601; null before it." }),
});
/** Who the product is in the platform's catalog. */
export type ProductIdentity = z.output<typeof ProductIdentity>;

/** One manifest that the product inherits from. */
export const ManifestReference = z.strictObject({
  name: z.string().meta({ description: "Name of the manifest." }),
  version: z.string().meta({ description: "Version of the manifest." }),
  scope: z.enum(["enterprise", "domain"]).meta({ description: "Tier of the manifest." }),
  ref: z.string().meta({ description: "Where the manifest was read from: a path or an OCI address." }),
});
/** One manifest that the product inherits from. */
export type ManifestReference = z.output<typeof ManifestReference>;

/** The governance of the manifest; a value that the manifest leaves out is null, never a default. */
export const ResolvedGovernance = z.strictObject({
  pii_encryption: PiiEncryption.nullable().default(null).meta({ description: "Encryption of personal data." }),
  audit_logging: AuditLogging.nullable().default(null).meta({ description: "Audit log of access." }),
  policy_enforcement_level: EnforcementLevel.nullable()
    .default(null)
    .meta({ description: "Level that the manifest sets; the effective level is in enforcement_result." }),
  data_retention_days: z.int().min(1).nullable().default(null).meta({ description: "Days that data is kept." }),
});
/** The governance of the manifest; a value that the manifest leaves out is null, never a default. */
export type ResolvedGovernance = z.output<typeof ResolvedGovernance>;

const count = z.int().min(0);

/** What the policies said about the product. */
export const EnforcementResult = z.strictObject({
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
});
/** What the policies said about the product. */
export type EnforcementResult = z.output<typeof EnforcementResult>;

/** What `floe compile` writes for the runtime. Keys stand in the order in which they are written; reading fills what
 *  an older version of the contract does not have with null or an empty list. */
export const CompiledArtifacts = z.strictObject({
  version: SemanticVersion.default(contractVersion).meta({ description: "Version of the artifact contract." }),
  metadata: CompilationMetadata.meta({ description: "When and from what the artifact was made." }),
  identity: ProductIdentity.meta({ description: "Who the product is in the catalog." }),
  mode: z
    .enum(["simple", "centralized", "mesh"])
    .default("simple")
    .meta({ description: "No parent manifest, an enterprise parent, or a domain in between." }),
  inheritance_chain: z
    .array(ManifestReference)
    .default([])
    .meta({ description: "Manifests that the product inherits from, the enterprise first." }),
  observability: ObservabilityConfig.meta({ description: "Traces, logs and lineage." }),
  plugins: ResolvedPlugins.nullable().default(null).meta({ description: "Resolved plugins. Since 0.2.0." }),
  transforms: ResolvedTransforms.nullable().default(null).meta({ description: "Models to run. Since 0.2.0." }),
  dbt_profiles: OpenMap.nullable().default(null).meta({ description: "Content of profiles.yml. Since 0.2.0." }),
  governance: ResolvedGovernance.nullable()
    .default(null)
    .meta({ description: "Governance of the manifest; null when it has none. Since 0.2.0." }),
  enforcement_result: EnforcementResult.nullable()
    .default(null)
    .meta({ description: "What the policies said. Since 0.3.0." }),
  data_contracts: z
    .array(OpenMap)
    .default([])
    .meta({ description: "One ODCS v3 contract for each output port. Since 0.3.0." }),
  quality_config: QualityConfig.nullable()
    .default(null)
    .meta({ description: "Quality configuration of the manifest; null when it has none. Since 0.4.0." }),
});
/** An artifact with every key present, as it is written. */
export type CompiledArtifacts = z.output<typeof CompiledArtifacts>;
