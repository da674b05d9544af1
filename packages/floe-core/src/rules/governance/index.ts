import { noSecretsInFiles } from "../secrets/no-secrets-in-files.ts";
import { referenceNamesAreRight } from "../secrets/reference-names-are-right.ts";
import { baseIsNotWeakened } from "./base-is-not-weakened.ts";
import type { GovernanceRule } from "./governance-rule.ts";
import { levelIsNotWeakened } from "./level-is-not-weakened.ts";
import { pluginsAreApproved } from "./plugins-are-approved.ts";
import { productIsApproved } from "./product-is-approved.ts";
import { rootKeysAreKnown } from "./root-keys-are-known.ts";
import { rulesAreEnforced } from "./rules-are-enforced.ts";
import { sinksAreApproved } from "./sinks-are-approved.ts";

/** The platform's policies, and the rules whose weight its enforcement level decides. */
export const governanceRules: readonly GovernanceRule[] = [
  rootKeysAreKnown,
  levelIsNotWeakened,
  baseIsNotWeakened,
  rulesAreEnforced,
  noSecretsInFiles,
  referenceNamesAreRight,
  pluginsAreApproved,
  sinksAreApproved,
  productIsApproved,
];
