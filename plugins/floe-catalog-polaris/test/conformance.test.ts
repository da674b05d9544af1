import { conformanceFindings } from "floe-core/testing";
import { expect, test } from "vitest";
import packageJson from "../package.json" with { type: "json" };
import { plugin } from "../src/index.ts";

test("the plugin conforms to the contract", async () => {
  const validConfig = {
    uri: "http://polaris:8181/api/catalog",
    warehouse: "demo",
    oauth2: { client_id: "me", client_secret: { secret_ref: "polaris", key: "secret" } },
    access_delegation: "vended-credentials",
    properties: { "rest.sigv4-enabled": "false" },
  };
  expect(await conformanceFindings(plugin, { validConfig, packageJson })).toEqual([]);
});
