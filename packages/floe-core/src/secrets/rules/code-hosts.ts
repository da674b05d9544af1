import type { SecretRule } from "../secret-rule.ts";

/** Tokens of the places where code and packages are kept. */
export const codeHostRules: readonly SecretRule[] = [
  gitHub(
    "github-pat",
    "a personal access token of GitHub",
    "ghp_",
    /(?<![A-Za-z0-9])ghp_[A-Za-z0-9]{36,255}(?![A-Za-z0-9])/gu,
  ),
  gitHub(
    "github-oauth",
    "an OAuth token of GitHub",
    "gho_",
    /(?<![A-Za-z0-9])gho_[A-Za-z0-9]{36,255}(?![A-Za-z0-9])/gu,
  ),
  gitHub(
    "github-app-user-token",
    "a user token of a GitHub app",
    "ghu_",
    /(?<![A-Za-z0-9])ghu_[A-Za-z0-9]{36,255}(?![A-Za-z0-9])/gu,
  ),
  gitHub(
    "github-app-token",
    "a token of a GitHub app",
    "ghs_",
    /(?<![A-Za-z0-9])ghs_[A-Za-z0-9]{36,255}(?![A-Za-z0-9])/gu,
  ),
  gitHub(
    "github-refresh-token",
    "a refresh token of GitHub",
    "ghr_",
    /(?<![A-Za-z0-9])ghr_[A-Za-z0-9]{36,255}(?![A-Za-z0-9])/gu,
  ),
  {
    id: "github-fine-grained-pat",
    description: "a fine-grained personal access token of GitHub",
    group: "known-token",
    marks: ["github_pat_"],
    pattern: /(?<![A-Za-z0-9])github_pat_\w{82}/gu,
    entropyFloor: 3,
  },
  {
    id: "gitlab-token",
    description: "a token of GitLab",
    group: "known-token",
    // Personal, deploy, pipeline trigger, runner, CI job, feed, agent, SCIM, incoming mail, OAuth secret.
    marks: ["glpat-", "gldt-", "glptt-", "glrt-", "glcbt-", "glft-", "glagent-", "glsoat-", "glimt-", "gloas-"],
    pattern:
      /(?<![A-Za-z0-9])(?:glpat|gldt|glptt|glrt|glcbt|glft|glagent|glsoat|glimt|gloas)-(?:[0-9]{1,5}_)?[A-Za-z0-9_-]{20,64}/gu,
    entropyFloor: 3,
  },
  {
    id: "npm-access-token",
    description: "an access token of npm",
    group: "known-token",
    marks: ["npm_"],
    pattern: /(?<![A-Za-z0-9])npm_[A-Za-z0-9]{36}(?![A-Za-z0-9])/gu,
    entropyFloor: 2,
  },
  {
    id: "pypi-upload-token",
    description: "an upload token of PyPI",
    group: "known-token",
    marks: ["pypi-AgE"],
    pattern: /(?<![A-Za-z0-9])pypi-AgE[A-Za-z0-9_-]{50,1000}/gu,
    entropyFloor: 3,
  },
];

function gitHub(id: string, description: string, mark: string, pattern: RegExp): SecretRule {
  return { id, description, group: "known-token", marks: [mark], pattern, entropyFloor: 3 };
}
