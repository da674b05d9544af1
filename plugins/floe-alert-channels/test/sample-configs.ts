const token = { secret_ref: "alerts", key: "token" };
/** Options of each channel as a user could write them, by its type. */
export const sampleConfigs: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  slack: { webhook_url: { secret_ref: "slack" }, mention: "<!here>", timeout_seconds: 5 },
  webhook: { url: "https://alerts.example.com/floe", token, timeout_seconds: 5 },
  alertmanager: {
    url: "http://alertmanager:9093",
    labels: { team: "data" },
    severity: "page",
    token,
    timeout_seconds: 5,
  },
  email: {
    host: "mail.example.com",
    port: 25,
    security: "none",
    from: "floe@example.com",
    to: ["team@example.com"],
    username: "floe",
    password: { secret_ref: "mail" },
    timeout_seconds: 5,
  },
};
