import { conformanceFindings } from "floe-core/testing";
import { expect, test } from "vitest";
import { plugin } from "../src/index.ts";
import { sampleConfig } from "./sample-config.ts";

test("dlt conforms to the contract", async () => {
  expect(await conformanceFindings(plugin, { validConfig: sampleConfig })).toEqual([]);
});
