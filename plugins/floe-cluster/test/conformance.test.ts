import { conformanceFindings } from "floe-core/testing";
import { expect, test } from "vitest";
import { plugins } from "../src/index.ts";
import { sampleConfigs } from "./sample-configs.ts";

const named = plugins.map((plugin) => [`${plugin.kind} ${plugin.name}`, plugin] as const);

test("each plugin is tried out here", () => {
  expect(named.map(([name]) => name).sort()).toEqual(Object.keys(sampleConfigs).sort());
});

test.each(named)("%s conforms to the contract", async (name, plugin) => {
  expect(await conformanceFindings(plugin, { validConfig: sampleConfigs[name] ?? {} })).toEqual([]);
});
