import type { SecretRule } from "../secret-rule.ts";

/** Tokens of which the rules of gitleaks know fewer forms. */
export const serviceRules: readonly SecretRule[] = [
  {
    id: "slack-app-token",
    group: "known-token",
    marks: ["xapp-"],
    pattern: /(?<![A-Za-z0-9])xapp-\d-[A-Za-z0-9-]{20,250}/gu,
    entropyFloor: 2.5,
  },
  {
    id: "openai-api-key",
    group: "known-token",
    marks: ["T3BlbkFJ"],
    pattern: /(?<![A-Za-z0-9])sk-[A-Za-z0-9_-]{16,90}T3BlbkFJ[A-Za-z0-9_-]{16,90}/gu,
    entropyFloor: 3,
  },
  {
    id: "kubernetes-secret",
    group: "known-token",
    marks: ["Secret"],
    // A manifest inside a string; where it is part of the tree itself, the keys tell it.
    pattern: /^kind:[ \t]{0,8}["']?Secret["']?[ \t]{0,8}$[\s\S]{0,2000}?^(?:data|stringData):[ \t]{0,8}$/gmu,
    entropyFloor: 0,
  },
];
