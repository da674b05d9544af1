import type { CompileResult } from "floe-core";
import { places } from "floe-core/testing";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { parse } from "yaml";
import { smallManifest, smallProduct, smallProject } from "../support/small-project.ts";

type Artifacts = NonNullable<CompileResult["artifacts"]>;

async function compiled(files: Parameters<typeof smallProject>[0]): Promise<Artifacts> {
  const { artifacts, diagnostics } = await smallProject(files).compile("shop/floe.yaml");
  expect(places(diagnostics)).toEqual([]);
  if (artifacts === undefined) throw new Error("there is no artifact");
  return artifacts;
}

async function observability(section: string): Promise<Artifacts["observability"]> {
  return (await compiled({ manifest: smallManifest(section) })).observability;
}

/** The orchestrator's config, which carries what the contract has no field for. */
async function orchestratorConfig(files: Parameters<typeof smallProject>[0]): Promise<Record<string, unknown>> {
  return (await compiled(files)).plugins?.orchestrator?.config ?? {};
}

describe("observability of the artifact", () => {
  const telemetryDefaults = {
    enabled: true,
    otlp_endpoint: "http://localhost:4317",
    otlp_protocol: "grpc",
    sampling: { dev: 1, staging: 0.5, prod: 0.1 },
    logging: { log_level: "INFO", json_output: true },
    authentication: null,
  };

  test("has the contract's own defaults when the manifest has no section", async () => {
    expect(await observability("")).toMatchObject({
      telemetry: { ...telemetryDefaults, backend: "console" },
      lineage: true,
      lineage_namespace: "shop",
      lineage_endpoint: null,
      lineage_transport: null,
    });
  });

  test("has the manifest's defaults for `observability: {}`", async () => {
    expect(await observability("observability: {}\n")).toMatchObject({
      telemetry: { ...telemetryDefaults, backend: "otlp" },
      lineage: true,
      lineage_endpoint: "http://localhost:5000/api/v1/lineage",
      lineage_transport: "http",
    });
  });

  test("keeps the other defaults when only tracing is set", async () => {
    const section = "observability:\n  tracing:\n    endpoint: http://collector:4317\n";
    expect(await observability(section)).toMatchObject({
      telemetry: { ...telemetryDefaults, otlp_endpoint: "http://collector:4317", backend: "otlp" },
      lineage: true,
      lineage_endpoint: "http://localhost:5000/api/v1/lineage",
      lineage_transport: "http",
    });
  });

  test("has every value that the manifest sets", async () => {
    const section = `observability:
  tracing: {enabled: true, exporter: console, endpoint: "https://traces.example.com:4317"}
  lineage: {enabled: false, transport: noop, endpoint: "http://marquez:5000/x"}
  logging: {level: WARNING, format: text}
`;
    expect(await observability(section)).toMatchObject({
      telemetry: {
        enabled: true,
        otlp_endpoint: "https://traces.example.com:4317",
        backend: "console",
        logging: { log_level: "WARNING", json_output: false },
      },
      lineage: false,
      lineage_endpoint: "http://marquez:5000/x",
      lineage_transport: "noop",
    });
  });

  test.each([
    ["tracing.enabled is false", "{enabled: false}", { enabled: false, backend: "otlp" }],
    ["the exporter is `none`", "{exporter: none}", { enabled: false, backend: "none" }],
    ["the exporter is `console`", "{exporter: console}", { enabled: true, backend: "console" }],
  ])("says whether tracing is on when %s", async (_, tracing, telemetry) => {
    expect(await observability(`observability:\n  tracing: ${tracing}\n`)).toMatchObject({ telemetry });
  });

  test("names the product, and leaves the environment to the run", async () => {
    const { telemetry } = await observability("");
    expect(telemetry.resource_attributes).toEqual({
      service_name: "shop",
      service_version: "1.0.0",
      deployment_environment: "dev",
      floe_namespace: "default",
      floe_product_name: "shop",
      floe_product_version: "1.0.0",
      floe_mode: "dev",
    });
  });

  test("does not depend on the variables of the machine that compiles", async () => {
    const plain = await smallProject().compile("shop/floe.yaml");
    onTestFinished(() => void vi.unstubAllEnvs());
    for (const name of ["FLOE_LOG_LEVEL", "FLOE_ENV", "FLOE_LOG_JSON", "TZ", "LANG"]) vi.stubEnv(name, "false");
    const other = await smallProject().compile("shop/floe.yaml");
    expect(other.files).toEqual(plain.files);
  });
});

describe("governance of the artifact", () => {
  test("is null when the manifest has none", async () => {
    expect((await compiled({})).governance).toBeNull();
  });

  test("has null for what the section does not set: nothing is invented", async () => {
    const manifest = smallManifest("governance:\n  pii_encryption: optional\n");
    expect((await compiled({ manifest })).governance).toEqual({
      pii_encryption: "optional",
      audit_logging: null,
      policy_enforcement_level: null,
      data_retention_days: null,
    });
  });

  test("is there when the section is empty", async () => {
    const { governance, enforcement_result: result } = await compiled({ manifest: smallManifest("governance: {}\n") });
    expect(governance).toMatchObject({ policy_enforcement_level: null, data_retention_days: null });
    expect(result).toMatchObject({ enforcement_level: "warn", passed: true });
  });

  test("takes an unquoted `off` for the word", async () => {
    const manifest = smallManifest("governance:\n  policy_enforcement_level: off\n");
    expect((await compiled({ manifest })).governance).toMatchObject({ policy_enforcement_level: "off" });
  });
});

describe("the schedule that reaches the orchestrator", () => {
  const withDefault = smallManifest().replace(
    "    type: dagster\n",
    "    type: dagster\n    config:\n      default_schedule:\n        cron: 15 * * * *\n        timezone: Europe/Paris\n        enabled: false\n",
  );

  test("is null when neither file has one", async () => {
    expect(await orchestratorConfig({})).toMatchObject({ schedule: null });
  });

  test("is UTC and enabled unless the product says otherwise", async () => {
    expect(await orchestratorConfig({ product: smallProduct("schedule:\n  cron: 0 6 * * 1\n") })).toMatchObject({
      schedule: { cron: "0 6 * * 1", timezone: "UTC", enabled: true },
    });
  });

  test("is the product's own with its zone and switch", async () => {
    const product = smallProduct("schedule: {cron: 30 5 * * *, timezone: Europe/Berlin, enabled: false}\n");
    expect(await orchestratorConfig({ product })).toMatchObject({
      schedule: { cron: "30 5 * * *", timezone: "Europe/Berlin", enabled: false },
    });
  });

  test("is the platform's default when the product has none", async () => {
    expect(await orchestratorConfig({ manifest: withDefault })).toMatchObject({
      schedule: { cron: "15 * * * *", timezone: "Europe/Paris", enabled: false },
    });
  });

  test("is the product's own although the platform has a default, and the user is told", async () => {
    const files = { manifest: withDefault, product: smallProduct("schedule: {cron: 0 6 * * *}\n") };
    expect(await orchestratorConfig(files)).toMatchObject({ schedule: { cron: "0 6 * * *", timezone: "UTC" } });
    const { diagnostics } = await smallProject(files).compile("shop/floe.yaml");
    expect(diagnostics.map(({ code }) => code)).toContain("config/shadowed");
  });
});

test("who owns the product, what it is for and its labels reach the orchestrator", async () => {
  const product = smallProduct().replace(
    "  version: 1.0.0\n",
    "  version: 1.0.0\n  description: Sells things.\n  owner: sales\n  labels: {domain: retail}\n",
  );
  expect(await orchestratorConfig({ product })).toMatchObject({
    product: { description: "Sells things.", owner: "sales", labels: { domain: "retail" } },
  });
  expect(await orchestratorConfig({})).toMatchObject({ product: { description: null, owner: null, labels: {} } });
});

test("the secret of a plugin's connection is carried by name", async () => {
  const manifest = smallManifest().replace(
    "    type: duckdb\n",
    "    type: duckdb\n    connection_secret_ref: warehouse\n",
  );
  const { plugins } = await compiled({ manifest });
  expect(plugins?.compute.config).toMatchObject({ connection_secret_ref: "warehouse" });
});

test("plugins without code in the compiler are carried into the artifact", async () => {
  const manifest = smallManifest(
    "  lineage_backend:\n    type: ledger\n    version: 1.2.3\n    config: {url: http://marquez:5000}\n",
  );
  expect((await compiled({ manifest })).plugins?.lineage_backend).toEqual({
    type: "ledger",
    version: "1.2.3",
    config: { url: "http://marquez:5000" },
  });
});

test("quality settings and checks reach the artifact, with their defaults", async () => {
  const manifest = smallManifest("  quality:\n    provider: soda\n");
  const product = smallProduct(
    "    tier: gold\n    tags: [a, b]\n    qualityChecks:\n      - {name: ids, type: unique, column: id, dimension: validity}\n",
  );
  const { quality_config: quality, transforms } = await compiled({ manifest, product });
  expect(quality).toMatchObject({ provider: "soda", enabled: true, check_timeout_seconds: 300 });
  expect(transforms?.models[0]).toMatchObject({
    name: "orders",
    compute: "duckdb",
    tags: ["a", "b"],
    depends_on: null,
    quality_tier: "gold",
    quality_checks: [{ name: "ids", type: "unique", column: "id", severity: "warning", enabled: true, parameters: {} }],
  });
  expect((await compiled({})).quality_config).toBeNull();
});

test("each output port becomes a data contract", async () => {
  const product = smallProduct(
    "outputPorts:\n  - name: orders\n    owner: sales\n    schema:\n      - {name: id, type: string, required: true, primaryKey: true}\n",
  );
  const { data_contracts: contracts } = await compiled({ product });
  expect(contracts).toMatchObject([
    {
      apiVersion: "v3.1.0",
      kind: "DataContract",
      id: "shop-orders",
      version: "1.0.0",
      schema: [
        { name: "orders", properties: [{ name: "id", logicalType: "string", required: true, primaryKey: true }] },
      ],
    },
  ]);
  expect((await compiled({})).data_contracts).toEqual([]);
});

test("container sizes reach the Helm values", async () => {
  const presets =
    "resource_presets:\n  small:\n    requests: {cpu: 100m, memory: 64Mi}\n    limits: {cpu: '1', memory: 1Gi}\n";
  const project = smallProject({ manifest: smallManifest(presets) });
  await project.compile("shop/floe.yaml");
  expect(parse(project.host.files()["shop/floe_target/values.yaml"] ?? "")).toMatchObject({
    resourcePresets: { small: { requests: { cpu: "100m", memory: "64Mi" }, limits: { cpu: "1", memory: "1Gi" } } },
  });
});

test("the dbt profile stands under the product's name and under its dbt-safe form", async () => {
  const project = smallProject({ product: smallProduct().replace("name: shop", "name: web-shop") });
  await project.compile("shop/floe.yaml");
  const profiles = parse(project.host.files()["shop/profiles.yml"] ?? "");
  expect(Object.keys(profiles)).toEqual(["web-shop", "web_shop"]);
  expect(profiles["web-shop"]).toEqual({
    target: "dev",
    outputs: { dev: { type: "duckdb", path: "{{ flags.PROFILES_DIR or '.' }}/web_shop.duckdb", threads: 4 } },
  });
  expect(profiles["web_shop"]).toEqual(profiles["web-shop"]);
});
