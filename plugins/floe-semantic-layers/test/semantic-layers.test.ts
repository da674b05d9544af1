import { conformanceFindings } from "floe-core/testing";
import { expect, test } from "vitest";
import { plugins } from "../src/index.ts";
import { sampleConfigs } from "./sample-configs.ts";

test("each semantic layer is tried out here", () => {
  expect(plugins.map(({ name }) => name).sort()).toEqual(Object.keys(sampleConfigs).sort());
});

test.each(plugins.map((plugin) => [plugin.name, plugin] as const))(
  "%s conforms to the contract",
  async (name, plugin) => {
    expect(await conformanceFindings(plugin, { validConfig: sampleConfigs[name] ?? {} })).toEqual([]);
  },
);
