import type { SecretRule } from "../secret-rule.ts";

/** Keys of clouds that the rules of gitleaks do not know by themselves. */
export const cloudRules: readonly SecretRule[] = [
  {
    id: "aws-secret-access-key",
    group: "known-token",
    marks: ["aws", "AWS", "Aws"],
    pattern: /aws[\w.-]{0,30}["']?\s{0,3}[:=]\s{0,3}["']?(?<secret>[A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])/giu,
    entropyFloor: 4,
  },
  {
    id: "gcp-service-account",
    group: "known-token",
    marks: ["private_key_id"],
    pattern: /private_key_id["']?\s{0,3}[:=]\s{0,3}["']?(?<secret>[a-f0-9]{40})(?![a-f0-9])/gu,
    entropyFloor: 3,
  },
  {
    id: "azure-storage-key",
    group: "known-token",
    marks: ["AccountKey", "accountkey", "accountKey"],
    pattern: /AccountKey\s{0,3}=\s{0,3}(?<secret>[A-Za-z0-9+/]{86}==)/giu,
    entropyFloor: 4,
  },
];
