import { conformanceFindings } from "floe-core/testing";
import { expect, test } from "vitest";
import { plugins } from "../src/index.ts";
import { sampleConfigs } from "./sample-configs.ts";

test("each channel is tried out here", () => {
  expect(plugins.map(({ name }) => name).sort()).toEqual(Object.keys(sampleConfigs).sort());
});

test.each(plugins.map((plugin) => [plugin.name, plugin] as const))(
  "%s conforms to the contract",
  async (name, plugin) => {
    expect(await conformanceFindings(plugin, { validConfig: sampleConfigs[name] ?? {} })).toEqual([]);
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
