import { cloudRules } from "./rules/cloud.ts";
import { keyRules } from "./rules/keys.ts";
import { serviceRules } from "./rules/services.ts";
import type { SecretRule } from "./secret-rule.ts";

/** The kinds of secrets that floe knows by their form beside those of gitleaks, which are in gitleaks/: what gitleaks has no
 *  rule for, or one that finds less. Where two fit, the earlier one names the find, and these before those. */
export const secretRules: readonly SecretRule[] = [...cloudRules, ...serviceRules, ...keyRules];
