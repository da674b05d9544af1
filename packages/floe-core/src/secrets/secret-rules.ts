import { cloudRules } from "./rules/cloud.ts";
import { codeHostRules } from "./rules/code-hosts.ts";
import { infrastructureRules } from "./rules/infrastructure.ts";
import { keyRules } from "./rules/keys.ts";
import { serviceRules } from "./rules/services.ts";
import type { SecretRule } from "./secret-rule.ts";

/** Every kind of secret that floe knows by its form. Where two fit, the earlier one names the find. */
export const secretRules: readonly SecretRule[] = [
  ...cloudRules,
  ...codeHostRules,
  ...serviceRules,
  ...infrastructureRules,
  ...keyRules,
];
