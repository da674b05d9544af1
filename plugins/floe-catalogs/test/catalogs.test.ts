import { conformanceFindings } from "floe-core/testing";
import { expect, test } from "vitest";
import { plugins } from "../src/index.ts";
import { catalogConfigs } from "./catalog-configs.ts";

test("each catalog is tried out here", () => {
  expect(plugins.map(({ name }) => name)).toEqual(Object.keys(catalogConfigs));
});

test.each(plugins.map((plugin) => [plugin.name, plugin] as const))(
  "%s conforms to the contract",
  async (name, plugin) => {
    expect(await conformanceFindings(plugin, { validConfig: catalogConfigs[name] ?? {} })).toEqual([]);
  },
);
