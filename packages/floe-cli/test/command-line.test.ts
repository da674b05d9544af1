import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { bundledPlugins } from "../src/bundled-plugins.ts";
import { knownCodes } from "../src/commands/known-codes.ts";
import { runVariables } from "../src/run-environment.ts";
import { floe } from "./in-memory-command.ts";
import { manifestFile, productFile, shop } from "./project-files.ts";

const packageJson = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));

test.each(["--version", "-V"])("%s prints the version of the package", async (flag) => {
  expect(await floe({}, [flag])).toMatchObject({ code: 0, out: `${packageJson.version}\n`, err: "" });
});

test("the help lists the commands, the exit codes and the environment variables", async () => {
  const { code, out } = await floe({}, ["--help"]);
  expect(code).toBe(0);
  for (const name of ["compile", "validate", "explain", "schema", "plugins"]) expect(out).toContain(`  ${name}`);
  expect(out).toMatch(/Exit codes: 0 .*, 1 .*, 2 .*, 70 .*, 130\/143/u);
  for (const variable of [...runVariables, "OTEL_"]) expect(out).toContain(variable);
});

test.each([["compile"], ["validate"], ["explain"], ["schema", "export"], ["plugins", "list"]])(
  "`floe %s %s` has a help of its own",
  async (...words) => {
    const run = await floe({}, [...words.filter((word) => word !== undefined), "--help"]);
    expect(run).toMatchObject({ code: 0, out: expect.stringContaining("Usage: floe"), err: "" });
  },
);

test.each([
  ["an unknown command", ["compil"]],
  ["an unknown option", ["compile", "--chekc"]],
  ["an option without its value", ["compile", "--manifest"]],
  ["a format that does not exist", ["compile", "--format", "xml"]],
  ["a schema that does not exist", ["schema", "export", "nothing"]],
  ["a missing argument", ["explain"]],
  ["no command", []],
])("%s is a wrong command line", async (_, argv) => {
  const run = await floe(shop, argv);
  expect(run).toMatchObject({ code: 2, out: "", files: shop });
  expect(run.err).not.toMatch(/^\s+at /mu);
});

describe("floe explain", () => {
  test.each(knownCodes(bundledPlugins).map(({ code, docs }) => [code, docs] as const))("%s", async (code, docs) => {
    const run = await floe({}, ["explain", code]);
    expect(run.code).toBe(0);
    expect(run.out).toContain(`${code} (`);
    expect(run.out).toContain(docs.cause);
    expect(run.out).toContain(`Fix: ${docs.fix}`);
  });

  test("a code that is nearly right", async () => {
    const run = await floe({}, ["explain", "governance/weakend"]);
    expect(run).toMatchObject({ code: 1, err: expect.stringContaining("`governance/weakened`") });
  });

  const compiled = async (): Promise<Readonly<Record<string, string>>> =>
    (
      await floe(
        {
          ...shop,
          "manifest.yaml": manifestFile("governance: {policy_enforcement_level: strict}\nobservability: {}\n"),
        },
        ["compile", "shop"],
      )
    ).files;

  test("a value of the artifact by its pointer", async () => {
    const run = await floe(await compiled(), ["explain", "/governance/policy_enforcement_level", "-p", "shop"]);
    expect(run).toMatchObject({ code: 0 });
    expect(run.out).toBe(
      "floe_target/compiled_artifacts.json#/governance/policy_enforcement_level\n" +
        "  from manifest.yaml:7:40 /governance/policy_enforcement_level\n" +
        "  nothing that is installed reads it: the file only records it\n",
    );
  });

  test("who reads a value of an output, beside where it comes from", async () => {
    const run = await floe(await compiled(), ["explain", "profiles.yml#/shop/target", "-p", "shop"]);
    expect(run.out).toMatch(/^profiles\.yml#\/shop\/target\n {2}set by floe: .*\n {2}read by dbt\n$/u);
    const dotted = await floe(await compiled(), ["explain", "profiles.yml#shop.target", "-p", "shop"]);
    expect(dotted.out).toBe(run.out);
  });

  test.each([
    ["/governance/policy_enforcement_levle", "#/governance/policy_enforcement_level?"],
    ["profiles.yml#/shop/outputs/dev/treads", "Did you mean profiles.yml#/shop/outputs/dev/threads?"],
    ["definitons.py#/x", "Did you mean definitions.py#/x?"],
  ])("the misspelt place %s in an output gets a suggestion", async (subject, words) => {
    const run = await floe(await compiled(), ["explain", subject, "-p", "shop"]);
    expect(run).toMatchObject({ code: 1, out: "", err: expect.stringContaining(words) });
  });

  test("a default, a constant and a value that a rule made", async () => {
    const run = await floe(await compiled(), ["explain", "/observability", "-p", "shop/floe.yaml"]);
    expect(run.out).toContain("default of /observability/tracing/endpoint, which manifest.yaml leaves out");
    expect(run.out).toContain("set by floe: the contract's default");
    expect(run.out).toContain("logs are JSON when the format is `json`, from:");
  });

  test("a value of another output", async () => {
    const run = await floe(await compiled(), ["explain", "profiles.yml#/shop/outputs/dev/path", "--product", "shop"]);
    expect(run.code).toBe(0);
    expect(run.out).toContain("the path with the names of product and environment filled in");
  });

  test("a plugin's version names the package", async () => {
    const run = await floe(await compiled(), ["explain", "/plugins/compute/version", "-p", "shop"]);
    expect(run.out).toContain("from the plugin floe-compute-duckdb");
  });

  test.each([
    ["a pointer that leads nowhere", "/nothing", "has no /nothing"],
    ["an output that is not there", "other.yml#/a", "other.yml"],
  ])("%s is said", async (_, subject, words) => {
    const run = await floe(await compiled(), ["explain", subject, "-p", "shop"]);
    expect(run).toMatchObject({ code: 1, out: "", err: expect.stringContaining(words) });
  });

  test("asks for a compile first", async () => {
    const run = await floe(shop, ["explain", "/version", "-p", "shop"]);
    expect(run).toMatchObject({ code: 1, err: expect.stringContaining("Run `floe compile` there first.") });
  });
});

describe("floe schema export", () => {
  test.each(["manifest", "floe", "artifacts", "helm-values"])("prints the one of %s", async (name) => {
    const run = await floe({}, ["schema", "export", name]);
    expect(run.code).toBe(0);
    expect(JSON.parse(run.out)).toMatchObject({ $schema: expect.any(String), type: "object" });
    expect(run.files).toEqual({});
  });

  test("writes all of them", async () => {
    const run = await floe({}, ["schema", "export", "-o", "out"]);
    expect(run.code).toBe(0);
    expect(Object.keys(run.files)).toEqual([
      "out/compiled-artifacts.schema.json",
      "out/floe.schema.json",
      "out/helm-values.schema.json",
      "out/manifest.schema.json",
    ]);
  });

  test("says what cannot be written", async () => {
    const run = await floe({ out: "a file" }, ["schema", "export", "-o", "out"]);
    expect(run).toMatchObject({ code: 1, err: expect.stringMatching(/cannot be written/u) });
  });
});

describe("floe plugins list", () => {
  test("lists those that come with floe", async () => {
    const { code, out } = await floe({}, ["plugins", "list"]);
    expect(code).toBe(0);
    expect(out.split("\n").map((line) => line.split(/\s+/u).slice(0, 2).join(" "))).toEqual([
      "alert_channel alertmanager",
      "alert_channel email",
      "alert_channel slack",
      "alert_channel webhook",
      "catalog glue",
      "catalog hive",
      "catalog nessie",
      "catalog polaris",
      "catalog rest",
      "catalog unity",
      "compute athena",
      "compute bigquery",
      "compute databricks",
      "compute dbt",
      "compute duckdb",
      "compute postgres",
      "compute redshift",
      "compute snowflake",
      "compute spark",
      "compute trino",
      "ingestion dlt",
      "lineage_backend console",
      "lineage_backend http",
      "lineage_backend marquez",
      "lineage_backend openmetadata",
      "orchestrator airflow",
      "orchestrator dagster",
      "rbac k8s",
      "secrets env",
      "secrets external-secrets",
      "secrets infisical",
      "secrets k8s",
      "semantic_layer cube",
      "telemetry_backend console",
      "telemetry_backend jaeger",
      "telemetry_backend otlp",
      "",
    ]);
  });

  test("lists those of the project too, as data when asked", async () => {
    const files = {
      "package.json": JSON.stringify({
        name: "project",
        dependencies: { "floe-compute-abacus": "1", "not-ours": "1" },
      }),
      "node_modules/floe-compute-abacus/package.json": JSON.stringify({
        name: "floe-compute-abacus",
        version: "2.1.0",
        floe: { contract: "2", kind: "compute", name: "abacus", module: "./index.mjs" },
      }),
      "node_modules/not-ours/package.json": JSON.stringify({ name: "not-ours", version: "1.0.0" }),
    };
    const { out } = await floe(files, ["plugins", "list", "--format", "json"]);
    const { plugins } = JSON.parse(out);
    expect(plugins).toContainEqual({
      kind: "compute",
      name: "abacus",
      package: "floe-compute-abacus",
      version: "2.1.0",
      contract: "2",
      source: "installed",
      folder: "node_modules/floe-compute-abacus",
    });
    expect(plugins).toHaveLength(37);
  });
});

describe("floe validate", () => {
  test("checks a manifest and its products and writes nothing", async () => {
    const run = await floe(shop, ["validate", "manifest.yaml", "shop"]);
    expect(run).toMatchObject({ code: 0, files: shop });
    expect(run.out).toContain("2 files checked: no problems");
  });

  test("exits 1 with every finding and a count", async () => {
    const files = {
      "manifest.yaml": manifestFile("observabilty: {}\ngovernance: {policy_enforcement_level: storng}\n"),
      "shop/floe.yaml": productFile("shop", "schedule: {timezone: UTC}\n"),
    };
    const run = await floe(files, ["validate", "shop/floe.yaml", "manifest.yaml"]);
    expect(run).toMatchObject({ code: 1, files });
    expect(run.err).toContain("manifest.yaml:7:1: error[schema/unknown-key]");
    expect(run.err).toContain("manifest.yaml:8:40: error[schema/wrong-value]");
    expect(run.err).toContain("shop/floe.yaml:6:1: error[product/schedule-without-cron]");
    expect(run.out).toContain("2 files checked: 3 errors");
  });

  test.each([
    [
      "misspelt",
      (text: string) => text.replace("kind: FloeSpec", "kind: FloeSpc"),
      "floe.yaml:2:7: error[schema/wrong-value]",
    ],
    [
      "missing",
      (text: string) => text.replace("kind: FloeSpec\n", ""),
      "floe.yaml:1:1: error[schema/missing-key]: floe.yaml lacks `kind`.",
    ],
  ])("finds the other mistakes of a product whose kind is %s too", async (_what, spoil, expected) => {
    const product = `${spoil(productFile("shop"))}outputPort: []\n`;
    const run = await floe({ ...shop, "shop/floe.yaml": product }, ["validate", "shop/floe.yaml"]);
    expect(run.err).toContain(`shop/${expected}`);
    expect(run.err).toContain("error[schema/unknown-key]: `outputPort`");
    expect(run.out).toContain("1 file checked: 2 errors");
  });

  test("takes a manifest without kind for one", async () => {
    const manifest = manifestFile("defualts: {}\n").replace("kind: Manifest\n", "");
    const run = await floe({ ...shop, "manifest.yaml": manifest }, ["validate", "manifest.yaml"]);
    expect(run.err).toContain("manifest.yaml:1:1: error[schema/missing-key]: manifest.yaml lacks `kind`.");
    expect(run.err).toContain("error[schema/unknown-key]: `defualts`");
  });

  test.each(["shop", "shop/floe.yaml"])("says that a manifest stands where a product is meant, of %s", async (path) => {
    const run = await floe({ ...shop, "shop/floe.yaml": manifestFile() }, ["validate", path]);
    expect(run).toMatchObject({ code: 1, out: "1 file checked: 1 error\n" });
    expect(run.err).toContain("shop/floe.yaml:2:7: error[load/not-a-product]");
  });

  test("takes a manifest that names the other kind for one", async () => {
    const manifest = manifestFile().replace("kind: Manifest", "kind: FloeSpec");
    const run = await floe({ ...shop, "manifest.yaml": manifest }, ["validate", "manifest.yaml"]);
    expect(run.out).toContain("1 file checked: 1 error");
    expect(run.err).toContain("manifest.yaml:2:7: error[schema/wrong-value]");
  });

  test("is data with --format json", async () => {
    const run = await floe({ ...shop, "other.yaml": "apiVersion: floe.dev/v1\nkind: Pod\n" }, [
      "validate",
      "other.yaml",
      "--format",
      "json",
    ]);
    expect(run.code).toBe(1);
    expect(JSON.parse(run.out)).toMatchObject({
      version: 1,
      command: "validate",
      ok: false,
      diagnostics: [{ code: "load/unknown-kind", place: { file: "other.yaml", line: 2, column: 7 } }],
    });
  });

  test("checks against the manifest of --manifest and --env", async () => {
    const files = { ...shop, "platform/dev/manifest.yaml": manifestFile("defaults: {compute: spark}\n") };
    for (const argv of [
      ["-m", "platform/dev/manifest.yaml"],
      ["-e", "dev"],
    ]) {
      const run = await floe(files, ["validate", "shop", ...argv]);
      expect(run.err).toContain("platform/dev/manifest.yaml:7:21: error[resolve/unknown-compute]");
    }
  });

  test("says which folder has no product, and which file is not there", async () => {
    const empty = await floe({ "empty/": "" }, ["validate", "empty"]);
    expect(empty).toMatchObject({ code: 1, out: "0 files checked: 1 error\n" });
    expect(empty.err).toContain("error[paths/no-product]: There is no floe.yaml in `empty` or below it.");
    const missing = await floe({}, ["validate", "nothing.yaml"]);
    expect(missing).toMatchObject({ code: 1, err: expect.stringContaining("error[file/missing]") });
  });
});
