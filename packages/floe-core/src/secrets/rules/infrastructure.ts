import type { SecretRule } from "../secret-rule.ts";

/** Tokens of data platforms and of the stores that keep other secrets. */
export const infrastructureRules: readonly SecretRule[] = [
  {
    id: "databricks-token",
    description: "an access token of Databricks",
    group: "known-token",
    marks: ["dapi"],
    pattern: /(?<![A-Za-z0-9])dapi[a-f0-9]{32}(?:-\d)?(?![A-Za-z0-9])/gu,
    entropyFloor: 3,
  },
  {
    id: "vault-service-token",
    description: "a service token of Vault",
    group: "known-token",
    marks: ["hvs."],
    pattern: /(?<![A-Za-z0-9_.-])hvs\.(?:[A-Za-z0-9_-]{90,300}|[A-Za-z0-9_-]{24})(?![\w-])/gu,
    entropyFloor: 3.5,
  },
  {
    id: "vault-batch-token",
    description: "a batch token of Vault",
    group: "known-token",
    marks: ["hvb."],
    pattern: /(?<![A-Za-z0-9_.-])hvb\.[A-Za-z0-9_-]{100,300}(?![\w-])/gu,
    entropyFloor: 3.5,
  },
  {
    id: "terraform-cloud-token",
    description: "an API token of Terraform Cloud",
    group: "known-token",
    marks: [".atlasv1."],
    pattern: /(?<![A-Za-z0-9])[A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9_=-]{60,70}/gu,
    entropyFloor: 3.5,
  },
  {
    id: "1password-service-account-token",
    description: "a service account token of 1Password",
    group: "known-token",
    marks: ["ops_eyJ"],
    pattern: /(?<![A-Za-z0-9])ops_eyJ[A-Za-z0-9+/]{100,2000}={0,3}/gu,
    entropyFloor: 4,
  },
  {
    id: "age-secret-key",
    description: "a secret key of age",
    group: "known-token",
    marks: ["AGE-SECRET-KEY-1"],
    pattern: /AGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}/gu,
    entropyFloor: 3.5,
  },
  {
    id: "kubernetes-secret",
    description: "a Kubernetes Secret",
    group: "known-token",
    marks: ["Secret"],
    // A manifest inside a string; where it is part of the tree itself, the keys tell it.
    pattern: /^kind:[ \t]{0,8}["']?Secret["']?[ \t]{0,8}$[\s\S]{0,2000}?^(?:data|stringData):[ \t]{0,8}$/gmu,
    entropyFloor: 0,
  },
];
