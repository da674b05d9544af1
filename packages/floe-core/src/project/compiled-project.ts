import type { Materialized } from "../origins/traced.ts";
import type { CompiledArtifacts } from "../schemas/artifacts/compiled-artifacts.ts";
import type { EnforcedProject } from "./enforced-project.ts";

/** A project whose contract is finished, but for the time of the compile, which the build decides. */
export interface CompiledProject extends EnforcedProject {
  readonly artifacts: Materialized<CompiledArtifacts>;
}
