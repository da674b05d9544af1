import type { CompiledArtifacts } from "../../../schemas/artifacts/compiled-artifacts.ts";
import type { Materialized } from "../../../source/traced.ts";
import type { EnforcedProject } from "../enforce/enforced-project.ts";

/** A project whose contract is finished, but for the time of the compile, which the build decides. */
export interface CompiledProject extends EnforcedProject {
  readonly artifacts: Materialized<CompiledArtifacts>;
}
