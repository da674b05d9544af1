import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Located } from "../origins/located.ts";

/** What one policy found, and which settings it read to find it. A policy that had nothing to look at did not run. */
export interface PolicyRun {
  /** The name in `enforcement_result.policy_types_checked`. */
  readonly policy: string;
  readonly ran: boolean;
  readonly diagnostics: readonly Diagnostic[];
  readonly read: readonly Located<unknown>[];
}

/** A policy that does not apply here. */
export function didNotRun(policy: string): PolicyRun {
  return { policy, ran: false, diagnostics: [], read: [] };
}
