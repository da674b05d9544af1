import type { SecretRule } from "../secret-rule.ts";

/** Tokens of hosted services. */
export const serviceRules: readonly SecretRule[] = [
  token("slack-token", "a token of Slack", "xox", /(?<![A-Za-z0-9])xox[abeoprs]-[A-Za-z0-9-]{10,250}/gu),
  token("slack-app-token", "an app token of Slack", "xapp-", /(?<![A-Za-z0-9])xapp-\d-[A-Za-z0-9-]{20,250}/gu),
  {
    id: "slack-webhook",
    description: "a webhook address of Slack",
    group: "known-token",
    marks: ["hooks.slack.com/"],
    pattern: /hooks\.slack\.com\/(?:services|workflows|triggers)\/(?<secret>[A-Za-z0-9+/]{40,60})/gu,
    entropyFloor: 0,
  },
  {
    id: "openai-api-key",
    description: "an API key of OpenAI",
    group: "known-token",
    marks: ["T3BlbkFJ"],
    pattern: /(?<![A-Za-z0-9])sk-[A-Za-z0-9_-]{16,90}T3BlbkFJ[A-Za-z0-9_-]{16,90}/gu,
    entropyFloor: 3,
  },
  token("anthropic-api-key", "an API key of Anthropic", "sk-ant-", /(?<![A-Za-z0-9])sk-ant-[A-Za-z0-9_-]{40,200}/gu),
  token(
    "huggingface-token",
    "an access token of Hugging Face",
    "hf_",
    /(?<![A-Za-z0-9_])hf_[A-Za-z]{34}(?![A-Za-z0-9_])/gu,
  ),
  {
    id: "stripe-key",
    description: "a key of Stripe",
    group: "known-token",
    marks: ["sk_live_", "sk_test_", "sk_prod_", "rk_live_", "rk_test_", "rk_prod_"],
    pattern: /(?<![A-Za-z0-9])[rs]k_(?:live|test|prod)_[A-Za-z0-9]{10,99}/gu,
    entropyFloor: 2,
  },
  token(
    "sendgrid-api-key",
    "an API key of SendGrid",
    "SG.",
    /(?<![A-Za-z0-9])SG\.[A-Za-z0-9_-]{16,32}\.[A-Za-z0-9_-]{16,64}/gu,
  ),
  token("twilio-api-key", "an API key of Twilio", "SK", /(?<![A-Za-z0-9])SK[a-f0-9]{32}(?![A-Za-z0-9])/gu),
  {
    id: "grafana-token",
    description: "a token of Grafana",
    group: "known-token",
    marks: ["glsa_", "glc_"],
    pattern: /(?<![A-Za-z0-9])(?:glsa_[A-Za-z0-9]{32}_[A-Fa-f0-9]{8}|glc_[A-Za-z0-9+/]{32,400}={0,3})/gu,
    entropyFloor: 3,
  },
];

function token(id: string, description: string, mark: string, pattern: RegExp): SecretRule {
  return { id, description, group: "known-token", marks: [mark], pattern, entropyFloor: 2.5 };
}
