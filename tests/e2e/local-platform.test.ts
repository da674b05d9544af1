import { bundledPlugins } from "floe-cli/bundled-plugins";
import { memoryProject, places } from "floe-core/testing";
import { describe, expect, test } from "vitest";
import { floe } from "../../packages/floe-cli/test/in-memory-command.ts";
import { smallManifest, smallProduct } from "../support/small-project.ts";

const alone = smallProduct().replace("platform:\n  manifest: ../manifest.yaml\n", "");
const files = { "shop/floe.yaml": alone };

const compiled = (
  more: Readonly<Record<string, string>> = {},
  environment: Readonly<Record<string, string>> = {},
  request: { readonly environment?: string } = {},
) => memoryProject({ ...files, ...more }, { plugins: bundledPlugins, environment }).compile("shop/floe.yaml", request);

describe("a product that names no manifest", () => {
  test("compiles for this machine where there is none, and says so once", async () => {
    const { artifacts, diagnostics } = await compiled();
    const told = diagnostics.filter(({ code }) => !code.startsWith("dbt/"));
    expect(told.map(({ code, severity }) => [code, severity])).toEqual([["load/local-platform", "info"]]);
    expect(artifacts?.plugins?.compute.type).toBe("duckdb");
    expect(artifacts?.plugins?.orchestrator.type).toBe("dagster");
    expect(artifacts?.observability).toMatchObject({
      telemetry: { enabled: true, otlp_endpoint: "http://localhost:4317" },
      lineage: false,
    });
  });

  test("takes what variables say of this machine", async () => {
    const { artifacts } = await compiled(
      {},
      {
        FLOE_LOCAL_DATABASE: "/data/{product_slug}.duckdb",
        FLOE_LOCAL_OTLP_ENDPOINT: "http://collector:4317",
        FLOE_LOCAL_LINEAGE_ENDPOINT: "http://marquez:5000/api/v1/lineage",
      },
    );
    expect(artifacts?.plugins?.compute.config).toMatchObject({ path: "/data/{product_slug}.duckdb" });
    expect(artifacts?.observability).toMatchObject({
      telemetry: { otlp_endpoint: "http://collector:4317" },
      lineage: true,
      lineage_endpoint: "http://marquez:5000/api/v1/lineage",
    });
    const unset = await compiled({}, { FLOE_LOCAL_DATABASE: "", FLOE_LOCAL_OTLP_ENDPOINT: "" });
    expect(unset.artifacts?.observability.telemetry.otlp_endpoint).toBe("http://localhost:4317");
  });

  test.each([
    ["FLOE_LOCAL_OTLP_ENDPOINT", "localhost:4317"],
    ["FLOE_LOCAL_OTLP_ENDPOINT", "http://ada:canary-7@collector:4317"],
    ["FLOE_LOCAL_OTLP_ENDPOINT", "http://collector:4317\nplugins: {}"],
    ["FLOE_LOCAL_LINEAGE_ENDPOINT", "ftp://canary-7"],
    ["FLOE_LOCAL_DATABASE", "x.duckdb\n  threads: 3"],
  ])("is refused when %s is %j, which is not shown", async (variable, value) => {
    const { diagnostics } = await compiled({}, { [variable]: value });
    expect(diagnostics.filter(({ severity }) => severity === "error")).toMatchObject([
      { code: "local/bad-setting", message: expect.stringContaining(variable) },
    ]);
    expect(JSON.stringify(diagnostics)).not.toContain("canary-7");
  });

  test.each([
    ["beside it", "shop/manifest.yaml", "manifest.yaml"],
    ["above it", "manifest.yaml", "../manifest.yaml"],
    ["of an environment", "platform/dev/manifest.yaml", "../platform/dev/manifest.yaml"],
  ])("is asked for one when there is one %s", async (_, path, shown) => {
    const { diagnostics } = await compiled({ [path]: smallManifest(), "pnpm-workspace.yaml": "" });
    expect(places(diagnostics)).toEqual([{ code: "load/no-manifest", at: "shop/floe.yaml:1:1" }]);
    expect(diagnostics.find(({ code }) => code === "load/no-manifest")?.help).toContain(`{manifest: ${shown}}`);
  });

  test("gets none where an environment was asked for, and the variables do nothing where it has a manifest", async () => {
    const missing = await compiled({}, {}, { environment: "prod" });
    expect(places(missing.diagnostics).map(({ code }) => code)).toEqual(["load/unknown-environment"]);
    const named = await compiled(
      { "manifest.yaml": smallManifest(), "shop/floe.yaml": smallProduct(), "pnpm-workspace.yaml": "" },
      { FLOE_LOCAL_DATABASE: "other.duckdb", FLOE_LOCAL_OTLP_ENDPOINT: "no address" },
    );
    expect(named.artifacts?.plugins?.compute.config).toMatchObject({ path: "{product_slug}.duckdb" });
  });

  test("tells in its provenance that no file says it", async () => {
    const { files: outputs } = await compiled({}, {}, {});
    const provenance = JSON.parse(outputs.find(({ path }) => path.endsWith("provenance.json"))?.text ?? "");
    expect(Object.keys(provenance.inputs)).toEqual(["floe.yaml"]);
    expect(provenance.outputs["floe_target/compiled_artifacts.json"]["/plugins/compute/type"]).toMatchObject({
      file: "local defaults",
    });
  });

  test("is validated, explained and checked like any other", async () => {
    const dbt = {
      ...files,
      "shop/dbt_project.yml": "name: shop\nprofile: shop\n",
      "shop/models/orders.sql": "select 1 as order_id\n",
    };
    expect((await floe(dbt, ["validate", "shop"])).code).toBe(0);
    const run = await floe(dbt, ["compile", "shop"]);
    expect(run).toMatchObject({ code: 0 });
    expect(run.err.match(/load\/local-platform/gu)).toHaveLength(1);
    expect((await floe(run.files, ["compile", "shop", "--check"])).code).toBe(0);
    for (const subject of ["floe.yaml#/transforms", "/plugins/compute/type", "profiles.yml#/shop/target"])
      expect((await floe(run.files, ["explain", subject, "-p", "shop"])).code).toBe(0);
    expect((await floe(run.files, ["secrets", "list", "shop"])).code).toBe(0);
  });
});
