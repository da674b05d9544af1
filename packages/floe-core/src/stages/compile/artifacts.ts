import { at, builtin, derived, type Located, optional } from "../../origins/located.ts";
import { originRule } from "../../origins/rules-of-origin.ts";
import { freeForm, type Traced } from "../../origins/traced.ts";
import type { EnforcedProject } from "../../project/enforced-project.ts";
import type { CompiledArtifacts } from "../../schemas/artifacts/compiled-artifacts.ts";
import { contractVersion } from "../../schemas/artifacts/versions.ts";
import type { Governance } from "../../schemas/manifest/governance.ts";
import { floeVersion } from "../../version.ts";
import type { StageContext } from "../stage.ts";
import { artifactContracts } from "./artifact-contracts.ts";
import { artifactObservability } from "./artifact-observability.ts";
import { domainIdentity, inheritanceChain, modeOf } from "./artifact-tiers.ts";
import { artifactTransforms } from "./artifact-transforms.ts";
import { dbtProfile } from "./dbt-profile.ts";
import { pluginReference } from "./plugin-references.ts";
import { sourceHash } from "./source-hash.ts";

/** The contract, field by field. A field that is left out, or a constant without a reason, does not type-check.
 *  `compiled_at` is a placeholder that the build replaces. */
export function compiledArtifacts(project: EnforcedProject, context: StageContext): Traced<CompiledArtifacts> {
  const { product, identity, platform } = project;
  const quality = optional(at(platform.manifest, "plugins"), "quality");
  return {
    version: builtin(contractVersion, "the contract version that this floe writes"),
    metadata: {
      compiled_at: builtin("1970-01-01T00:00:00Z", "the time of the compile"),
      floe_version: builtin(floeVersion, "the floe that compiled"),
      source_hash: sourceHash(project, context),
      product_name: identity.name,
      product_version: at(at(product, "metadata"), "version"),
    },
    identity: {
      ...domainIdentity(project),
      repository: builtin("", "a compile does not look into version control"),
      namespace_registered: builtin(false, "a compile registers nothing"),
      registration_timestamp: builtin(null, "a compile registers nothing"),
    },
    mode: modeOf(project),
    inheritance_chain: inheritanceChain(project),
    observability: artifactObservability(project),
    plugins: {
      compute: freeForm(pluginReference(project, "compute")),
      orchestrator: freeForm(pluginReference(project, "orchestrator")),
      catalog: freeForm(pluginReference(project, "catalog")),
      storage: freeForm(pluginReference(project, "storage")),
      ingestion: freeForm(pluginReference(project, "ingestion")),
      semantic: freeForm(pluginReference(project, "semantic_layer")),
      lineage_backend: freeForm(pluginReference(project, "lineage_backend")),
    },
    transforms: artifactTransforms(project),
    dbt_profiles: freeForm({ [identity.name.value]: { ...dbtProfile(project) } }),
    governance: governanceOf(project),
    enforcement_result: enforcementOf(project),
    data_contracts: freeForm(artifactContracts(project)),
    quality_config: quality ?? builtin(null, "the manifest has no plugins.quality"),
  };
}

function governanceOf({ platform }: EnforcedProject): Traced<CompiledArtifacts["governance"]> {
  const governance = optional(platform.manifest, "governance");
  if (governance === undefined) return builtin(null, "the manifest has no governance section");
  // Derived from the section that lacks the key: a section without any of them still turns null into an object.
  const absent = (key: keyof Governance): Located<null> => derived(unsetRule, null, [at(governance, key)]);
  return {
    pii_encryption: optional(governance, "pii_encryption") ?? absent("pii_encryption"),
    audit_logging: optional(governance, "audit_logging") ?? absent("audit_logging"),
    policy_enforcement_level: optional(governance, "policy_enforcement_level") ?? absent("policy_enforcement_level"),
    data_retention_days: optional(governance, "data_retention_days") ?? absent("data_retention_days"),
  };
}

function enforcementOf({ enforcement }: EnforcedProject): Traced<CompiledArtifacts["enforcement_result"]> {
  return {
    passed: builtin(true, "a policy that fails stops the compile"),
    error_count: builtin(0, "a policy that fails stops the compile"),
    warning_count: builtin(enforcement.warningCount, "the warnings of the policies that ran"),
    policy_types_checked: builtin([...enforcement.policyTypes], "the policies that ran"),
    models_validated: builtin(enforcement.modelsValidated, "the transforms of floe.yaml"),
    enforcement_level: enforcement.level,
    rbac_principal: builtin(null, "nobody signs in to compile"),
    secrets_scanned: builtin(enforcement.filesScanned, "manifest.yaml and floe.yaml"),
  };
}

const unsetRule = originRule("unset-governance", "the manifest's governance does not set it; nothing is invented");
