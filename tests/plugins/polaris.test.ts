import { places } from "floe-core/testing";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { smallManifest, smallProject } from "../support/small-project.ts";

const validConfig = {
  uri: "http://polaris:8181/api/catalog",
  warehouse: "demo",
  namespace: "sales",
  oauth2: {
    client_id: "me",
    client_secret: { secret_ref: "polaris", key: "secret" },
    token_url: "http://polaris/tokens",
  },
  access_delegation: "vended-credentials",
  read_timeout_seconds: 60,
  properties: { "rest.sigv4-enabled": "false" },
};

const manifestWith = (config: object): string =>
  smallManifest(`  catalog:\n    type: polaris\n    config: ${JSON.stringify(config)}\n`);

async function compiled(config: object): Promise<{ values: { catalog: unknown }; codes: readonly string[] }> {
  const project = smallProject({ manifest: manifestWith(config) });
  const { diagnostics } = await project.compile("shop/floe.yaml");
  const values = parse(project.host.files()["shop/floe_target/values.yaml"] ?? "null");
  return { values, codes: places(diagnostics).map(({ code }) => code) };
}

test("its options reach the Helm values, secrets as references, with their defaults", async () => {
  const { values, codes } = await compiled(validConfig);
  expect(codes).toEqual([]);
  expect(values.catalog).toEqual({
    polaris: {
      ...validConfig,
      oauth2: { ...validConfig.oauth2, scope: "PRINCIPAL_ROLE:ALL", refresh_margin_seconds: 60 },
      token_refresh_enabled: true,
      connect_timeout_seconds: 10,
      max_retries: 5,
    },
  });
});

describe("what a schema cannot say", () => {
  const { oauth2, ...anonymous } = validConfig;

  test.each([
    ["no credentials", anonymous, ["polaris/no-credentials"]],
    ["credentials twice", { ...validConfig, credentials: { mode: "static" } }, ["polaris/credentials-twice"]],
    [
      "an endpoint for every client",
      { ...validConfig, properties: { "table-default.s3.endpoint": "http://minio" } },
      ["polaris/endpoint-override"],
    ],
  ])("%s", async (_, config, expected) => {
    expect((await compiled(config)).codes).toEqual(expected);
  });

  test("a wrong secret is one finding: that it is missing now would be an echo", async () => {
    const { codes } = await compiled({ ...validConfig, oauth2: { ...oauth2, client_secret: "plain" } });
    expect(codes).toEqual(["schema/plaintext-secret"]);
  });
});
