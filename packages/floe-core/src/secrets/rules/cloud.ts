import type { SecretRule } from "../secret-rule.ts";

/** Keys of AWS, Google Cloud and Azure. */
export const cloudRules: readonly SecretRule[] = [
  {
    id: "aws-access-key-id",
    description: "an AWS access key",
    group: "known-token",
    marks: ["A3T", "AKIA", "ASIA", "ABIA", "ACCA"],
    pattern: /(?<![A-Za-z0-9])(?:A3T[A-Z0-9]|AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}(?![A-Za-z0-9])/gu,
    entropyFloor: 3,
  },
  {
    id: "aws-secret-access-key",
    description: "an AWS secret access key",
    group: "known-token",
    marks: ["aws", "AWS", "Aws"],
    pattern: /aws[\w.-]{0,30}["']?\s{0,3}[:=]\s{0,3}["']?(?<secret>[A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])/giu,
    entropyFloor: 4,
  },
  {
    id: "gcp-api-key",
    description: "a Google Cloud API key",
    group: "known-token",
    marks: ["AIza"],
    pattern: /(?<![A-Za-z0-9_-])AIza[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])/gu,
    entropyFloor: 4,
  },
  {
    id: "gcp-service-account",
    description: "the key of a Google Cloud service account",
    group: "known-token",
    marks: ["private_key_id"],
    pattern: /private_key_id["']?\s{0,3}[:=]\s{0,3}["']?(?<secret>[a-f0-9]{40})(?![a-f0-9])/gu,
    entropyFloor: 3,
  },
  {
    id: "azure-client-secret",
    description: "an Azure client secret",
    group: "known-token",
    marks: ["Q~"],
    pattern: /(?<![A-Za-z0-9_~.-])[A-Za-z0-9_~.]{3}\dQ~[A-Za-z0-9_~.-]{31,34}(?![A-Za-z0-9_~.-])/gu,
    entropyFloor: 3,
  },
  {
    id: "azure-storage-key",
    description: "the key of an Azure storage account",
    group: "known-token",
    marks: ["AccountKey", "accountkey", "accountKey"],
    pattern: /AccountKey\s{0,3}=\s{0,3}(?<secret>[A-Za-z0-9+/]{86}==)/giu,
    entropyFloor: 4,
  },
];
