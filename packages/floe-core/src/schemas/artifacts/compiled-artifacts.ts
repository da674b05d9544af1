import * as z from "zod";
import { QualityConfig } from "../manifest/quality.ts";
import { OpenMap } from "../shared/open-map.ts";
import { SemanticVersion } from "../shared/semantic-version.ts";
import { EnforcementResult } from "./enforcement-result.ts";
import { ResolvedGovernance } from "./governance.ts";
import { ProductIdentity } from "./identity.ts";
import { ManifestReference } from "./manifest-reference.ts";
import { CompilationMetadata } from "./metadata.ts";
import { ObservabilityConfig } from "./observability.ts";
import { ResolvedPlugins } from "./plugins.ts";
import { ResolvedTransforms } from "./transforms.ts";
import { contractVersion } from "./versions.ts";

/** What `floe compile` writes for the runtime. Keys stand in the order in which they are written; reading fills what
 *  an older version of the contract does not have with null or an empty list. */
export const CompiledArtifacts = z.lazy(() =>
  z.strictObject({
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
  }),
);
/** An artifact with every key present, as it is written. */
export type CompiledArtifacts = z.output<typeof CompiledArtifacts>;
