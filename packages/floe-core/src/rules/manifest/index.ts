import type { Rule } from "../../checking/rule.ts";
import { domainHasParent } from "./domain-has-parent.ts";
import { promotionEnvironmentsDiffer } from "./environments-differ.ts";
import { keysFitScope } from "./keys-fit-scope.ts";
import { namingHasItsPatterns } from "./naming-has-its-patterns.ts";
import { manifestHasNoEnvironmentKeys } from "./no-environment-keys.ts";
import { onlyADomainHasAParent } from "./only-a-domain-has-a-parent.ts";
import { parentHasScope } from "./parent-has-scope.ts";
import { patternsCanBeRead } from "./patterns-can-be-read.ts";
import type { OnTiers } from "./places.ts";
import { registryAuthenticationFits, signingFits } from "./registry-keys-fit.ts";
import { somebodyIsTrusted, trustedIssuersNameASubject } from "./somebody-is-trusted.ts";

/** What manifest.yaml has to be beside what its schema says. */
export const manifestRules: readonly Rule<OnTiers>[] = [
  manifestHasNoEnvironmentKeys,
  domainHasParent,
  onlyADomainHasAParent,
  parentHasScope,
  keysFitScope,
  patternsCanBeRead,
  namingHasItsPatterns,
  registryAuthenticationFits,
  signingFits,
  somebodyIsTrusted,
  trustedIssuersNameASubject,
  promotionEnvironmentsDiffer,
];
