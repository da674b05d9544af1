import { definePlugin, type Plugin } from "floe-core/plugin";
import { AlertmanagerConfig, EmailConfig, SlackConfig, WebhookConfig } from "./channel-configs.ts";
import { passwordHasUser } from "./password-has-user.ts";

/** Where floe-dagster sends a message when a run of the product fails. It reads their options from the artifact; the row of a channel is
 *  its options, and what a schema cannot say about them. */
export const plugins: readonly Plugin[] = [
  definePlugin({ kind: "alert_channel", name: "slack", config: SlackConfig }),
  definePlugin({ kind: "alert_channel", name: "webhook", config: WebhookConfig }),
  definePlugin({ kind: "alert_channel", name: "alertmanager", config: AlertmanagerConfig }),
  definePlugin({ kind: "alert_channel", name: "email", config: EmailConfig, rules: [passwordHasUser] }),
];
