import type { Located } from "../origins/located.ts";
import type { EnforcementLevel } from "../policy/enforcement-level.ts";
import type { ResolvedProject } from "./resolved-project.ts";

/** What the policies said, for the artifact. Errors never get here: they stop the compile. */
export interface EnforcementSummary {
  readonly level: Located<EnforcementLevel>;
  readonly warningCount: number;
  /** The policies that ran, in their order. */
  readonly policyTypes: readonly string[];
  readonly modelsValidated: number;
  /** Files whose keys and values were searched for secrets. */
  readonly filesScanned: number;
}

/** A project that the platform's policies let through. */
export interface EnforcedProject extends ResolvedProject {
  readonly enforcement: EnforcementSummary;
}
