import { conformanceFindings } from "floe-core/testing";
import { expect, test } from "vitest";
import { plugins } from "../src/index.ts";

const token = { secret_ref: "alerts", key: "token" };
const validConfigs: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
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

test("each channel is tried out here", () => {
  expect(plugins.map(({ name }) => name).sort()).toEqual(Object.keys(validConfigs).sort());
});

test.each(plugins.map((plugin) => [plugin.name, plugin] as const))(
  "%s conforms to the contract",
  async (name, plugin) => {
    expect(await conformanceFindings(plugin, { validConfig: validConfigs[name] ?? {} })).toEqual([]);
  },
);

const [, , , email] = plugins;

test.each([
  ["data team <team@example.com>", false],
  ["team@example.com", true],
  ["team@example.com, other@example.com", false],
  ["team", false],
])("a mail address %s is taken: %s", (address, isTaken) => {
  const config = { host: "mail", from: "floe@example.com", to: [address] };
  expect(email?.config.safeParse(config).success).toBe(isTaken);
});
