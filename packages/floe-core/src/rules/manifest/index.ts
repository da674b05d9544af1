import type { Rule } from "../../checking/rule.ts";
import { domainHasParent } from "./domain-has-parent.ts";
import { keysFitScope } from "./keys-fit-scope.ts";
import { manifestHasNoEnvironmentKeys } from "./no-environment-keys.ts";
import { onlyADomainHasAParent } from "./only-a-domain-has-a-parent.ts";
import type { OnManifest } from "./places.ts";

/** What manifest.yaml has to be beside what its schema says. */
export const manifestRules: readonly Rule<OnManifest>[] = [
  manifestHasNoEnvironmentKeys,
  domainHasParent,
  onlyADomainHasAParent,
  keysFitScope,
];
