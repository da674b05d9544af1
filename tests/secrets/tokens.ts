import { alphanumeric, base64, digits, hex, letters, type Random, upper, urlSafe } from "./random.ts";

/** Makes secrets of a known kind. None of them was ever valid, and none stands in a file of the repository. */
export interface TokenKind {
  /** The rule that must find it. */
  readonly rule: string;
  readonly make: (random: Random) => string;
}

const gitHub = (rule: string, prefix: string): TokenKind => ({
  rule,
  make: (random) => prefix + random.text(alphanumeric, 36),
});

/** One or more makers for each rule of `packages/floe-core/src/secrets/rules`, and for the commonest of gitleaks. */
export const tokenKinds: readonly TokenKind[] = [
  { rule: "aws-access-token", make: (random) => `AKIA${random.text(`${upper}234567`, 16)}` },
  { rule: "aws-access-token", make: (random) => `ASIA${random.text(`${upper}234567`, 16)}` },
  { rule: "aws-secret-access-key", make: (random) => `AWS_SECRET_ACCESS_KEY=${random.text(base64, 40)}` },
  { rule: "gcp-api-key", make: (random) => `AIza${random.text(urlSafe, 35)}` },
  { rule: "gcp-service-account", make: (random) => `{"private_key_id": "${random.text(hex, 40)}"}` },
  {
    rule: "azure-ad-client-secret",
    make: (random) => `${random.text(alphanumeric, 3)}${random.below(10)}Q~${random.text(alphanumeric, 34)}`,
  },
  {
    rule: "azure-storage-key",
    make: (random) => `DefaultEndpointsProtocol=https;AccountName=lake;AccountKey=${random.text(base64, 86)}==`,
  },
  gitHub("github-pat", "ghp_"),
  gitHub("github-oauth", "gho_"),
  gitHub("github-app-token", "ghu_"),
  gitHub("github-app-token", "ghs_"),
  gitHub("github-refresh-token", "ghr_"),
  { rule: "github-fine-grained-pat", make: (random) => `github_pat_${random.text(`${alphanumeric}_`, 82)}` },
  { rule: "gitlab-pat", make: (random) => `glpat-${random.text(urlSafe, 20)}` },
  { rule: "gitlab-runner-authentication-token", make: (random) => `glrt-${random.text(urlSafe, 20)}` },
  { rule: "npm-access-token", make: (random) => `npm_${random.text(alphanumeric, 36)}` },
  { rule: "pypi-upload-token", make: (random) => `pypi-AgEIcHlwaS5vcmc${random.text(urlSafe, 80)}` },
  {
    rule: "slack-bot-token",
    make: (random) => `xoxb-${random.text(digits, 12)}-${random.text(digits, 12)}-${random.text(alphanumeric, 24)}`,
  },
  { rule: "slack-app-token", make: (random) => `xapp-1-A${random.text(digits, 10)}-${random.text(hex, 64)}` },
  {
    rule: "slack-webhook-url",
    make: (random) =>
      `https://hooks.slack.com/services/T${random.text(upper, 8)}/B${random.text(upper, 10)}/${random.text(alphanumeric, 24)}`,
  },
  {
    rule: "openai-api-key",
    make: (random) => `sk-proj-${random.text(alphanumeric, 20)}T3BlbkFJ${random.text(alphanumeric, 20)}`,
  },
  { rule: "anthropic-api-key", make: (random) => `sk-ant-api03-${random.text(urlSafe, 93)}AA` },
  { rule: "huggingface-access-token", make: (random) => `hf_${random.text(letters, 34)}` },
  { rule: "stripe-access-token", make: (random) => `sk_live_${random.text(alphanumeric, 24)}` },
  { rule: "sendgrid-api-token", make: (random) => `SG.${random.text(urlSafe, 22)}.${random.text(urlSafe, 43)}` },
  { rule: "twilio-api-key", make: (random) => `SK${random.text(hex, 32)}` },
  {
    rule: "grafana-service-account-token",
    make: (random) => `glsa_${random.text(alphanumeric, 32)}_${random.text(hex, 8)}`,
  },
  { rule: "databricks-api-token", make: (random) => `dapi${random.text(hex, 32)}` },
  { rule: "vault-service-token", make: (random) => `hvs.${random.text(urlSafe, 92)}` },
  { rule: "vault-batch-token", make: (random) => `hvb.${random.text(urlSafe, 140)}` },
  {
    rule: "hashicorp-tf-api-token",
    make: (random) => `${random.text(alphanumeric, 14)}.atlasv1.${random.text(alphanumeric, 64)}`,
  },
  { rule: "1password-service-account-token", make: (random) => `ops_eyJ${random.text(base64, 280)}` },
  {
    rule: "age-secret-key",
    make: (random) => `AGE-SECRET-KEY-1${random.text("QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L", 58)}`,
  },
  {
    rule: "kubernetes-secret",
    make: (random) => `apiVersion: v1\nkind: Secret\ndata:\n  password: ${random.text(base64, 16)}\n`,
  },
  ...["", "RSA ", "EC ", "OPENSSH ", "ENCRYPTED "].map((kind) => ({
    rule: "private-key",
    make: (random: Random) => pem(`${kind}PRIVATE KEY`, random, "\n"),
  })),
  { rule: "private-key", make: (random) => pem("EC PRIVATE KEY", random, "\\n") },
  { rule: "private-key", make: (random) => pem("PGP PRIVATE KEY BLOCK", random, "\n") },
  { rule: "jwt", make: jwt },
  { rule: "url-password", make: (random) => `postgres://loader:${random.text(alphanumeric, 14)}@db.internal:5432/raw` },
  { rule: "dsn-password", make: (random) => `Server=db.internal;Password=${random.text(alphanumeric, 14)};Encrypt=no` },
];

function pem(label: string, random: Random, lineBreak: string): string {
  const lines = Array.from({ length: 4 }, () => random.text(base64, 64));
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`].join(lineBreak);
}

function jwt(random: Random): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `${part({ alg: "HS256", typ: "JWT" })}.${part({ sub: random.text(digits, 10) })}.${random.text(urlSafe, 43)}`;
}
