import type { Rule } from "../../checking/rule.ts";
import type { OnGovernance } from "./places.ts";

/** A rule of the platform. Its problems weigh as the enforcement level that applies says: the engine settles that, and a
 *  rule only says what is an error at `strict`. */
export interface GovernanceRule extends Rule<OnGovernance> {
  /** Its name in `enforcement_result.policy_types_checked`; left out for rules of the levels themselves. */
  readonly policy?: string;
}

/** A rule under the name of its policy. */
export function policyRule(policy: string, rule: Rule<OnGovernance>): GovernanceRule {
  return { ...rule, policy };
}
