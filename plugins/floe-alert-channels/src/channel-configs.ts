import { HttpUrl, SecretReference, TextOrSecret } from "floe-core/schemas";
import * as z from "zod";

const timeoutSeconds = z
  .int()
  .min(1)
  .max(60)
  .default(10)
  .meta({ description: "Seconds to wait for the channel, 1 to 60. A message that does not arrive fails no run." });

/** The options of `plugins.alert_channel.config` for `type: slack`. */
export const SlackConfig = z.strictObject({
  webhook_url: SecretReference.meta({
    description: "Address of the incoming webhook. Whoever has it may write to the channel, so it is a secret.",
  }),
  mention: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .meta({ description: "Whom a message calls, such as `<!here>` or `<@U024BE7LH>`." }),
  timeout_seconds: timeoutSeconds,
});

/** The options for `type: webhook`. */
export const WebhookConfig = z.strictObject({
  url: z.union([HttpUrl, SecretReference]).meta({
    description: "Address that gets each message as a JSON document by POST, as text or from a secret.",
    examples: ["https://alerts.example.com/floe"],
  }),
  token: SecretReference.optional().meta({ description: "Token that is sent as `Authorization: Bearer`." }),
  timeout_seconds: timeoutSeconds,
});

/** The options for `type: alertmanager`. */
export const AlertmanagerConfig = z.strictObject({
  url: HttpUrl.meta({
    description: "Address of Alertmanager; `/api/v2/alerts` is added.",
    examples: ["http://alertmanager:9093"],
  }),
  labels: z
    .record(z.string().regex(/^[a-zA-Z_][a-zA-Z0-9_]*$/), z.string().min(1))
    .default({})
    .meta({ description: "Labels of each alert beside those of the product, by which Alertmanager routes it." }),
  severity: z.string().min(1).max(63).default("critical").meta({ description: "The label `severity` of each alert." }),
  token: SecretReference.optional().meta({ description: "Token that is sent as `Authorization: Bearer`." }),
  timeout_seconds: timeoutSeconds,
});

const mailForm = /^[^\s@<>",;]+@[^\s@<>",;]+$/;
const Mail = z
  .string()
  .max(254)
  .regex(mailForm, { error: "A mail address is `name@example.com`, without a name before it." });

/** The options for `type: email`. */
export const EmailConfig = z.strictObject({
  host: z.string().min(1).max(253).meta({ description: "Host of the mail server." }),
  port: z.int().min(1).max(65535).default(587).meta({ description: "Port of the mail server, 1 to 65535." }),
  security: z
    .enum(["starttls", "tls", "none"])
    .default("starttls")
    .meta({ description: "How the connection is encrypted; `none` is for a server in the same cluster." }),
  from: Mail.meta({ description: "Address of the sender.", examples: ["floe@example.com"] }),
  to: z
    .array(Mail)
    .min(1)
    .max(50)
    .meta({ description: "Addresses that get each message, 1 to 50.", examples: [["data-team@example.com"]] }),
  username: TextOrSecret.optional().meta({ description: "User at the mail server, as text or from a secret." }),
  password: SecretReference.optional().meta({ description: "Password of the user." }),
  timeout_seconds: timeoutSeconds,
});
