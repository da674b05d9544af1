import { conformanceFindings, memoryProject } from "floe-core/testing";
import { expect, test } from "vitest";
import packageJson from "../package.json" with { type: "json" };
import { plugin } from "../src/index.ts";

const validConfig = {
  path: "{product_slug}.duckdb",
  threads: 8,
  timeout_seconds: 600,
  memory_limit: "2GB",
  access_mode: "automatic",
  extensions: ["httpfs"],
  settings: { timezone: "UTC", s3_secret_access_key: { secret_ref: "minio", key: "secret-key" } },
  attach: [
    { path: "other.duckdb", alias: "other", read_only: true, options: { ENCRYPTION_KEY: { secret_ref: "other" } } },
  ],
};

test("conforms to the plugin contract", async () => {
  expect(
    await conformanceFindings(plugin, { validConfig, otherConfig: { path: "reports.duckdb" }, packageJson }),
  ).toEqual([]);
});

/** Compiles a product `web-shop` with these options and gives its dbt target. */
async function compiled(config: object): Promise<{ target: unknown; codes: readonly string[] }> {
  const metadata = { name: "web-shop", version: "1.0.0" };
  const manifest = {
    apiVersion: "floe.dev/v1",
    kind: "Manifest",
    metadata: { ...metadata, owner: "x" },
    plugins: { compute: { type: "duckdb", config }, orchestrator: { type: "none" } },
  };
  const product = {
    apiVersion: "floe.dev/v1",
    kind: "FloeSpec",
    metadata,
    platform: { manifest: "m.yaml" },
    transforms: [{ name: "a" }],
  };
  const files = { "m.yaml": JSON.stringify(manifest), "floe.yaml": JSON.stringify(product) };
  const none = { kind: "orchestrator", name: "none", config: plugin.config } as const;
  const noneJson = { name: "none", floe: { contract: "2", kind: "orchestrator", name: "none", module: "./x.js" } };
  const plugins = [
    { packageJson, load: () => plugin },
    { packageJson: noneJson, load: () => none },
  ];
  const { artifacts, diagnostics } = await memoryProject(files, { plugins }).compile("floe.yaml");
  const profile = artifacts?.dbt_profiles?.["web-shop"] as { outputs: { dev: unknown } } | undefined;
  const own = diagnostics.filter(({ code }) => code.startsWith("duckdb/"));
  return { target: profile?.outputs.dev, codes: own.map(({ code }) => code) };
}

test("every option that dbt-duckdb takes reaches the target where the adapter looks for it", async () => {
  expect((await compiled(validConfig)).target).toEqual({
    type: "duckdb",
    path: "{{ flags.PROFILES_DIR or '.' }}/web_shop.duckdb",
    threads: 8,
    extensions: ["httpfs"],
    config_options: { access_mode: "automatic" },
    settings: {
      memory_limit: "2GB",
      timezone: "UTC",
      s3_secret_access_key: "{{ env_var('DBT_ENV_SECRET_FLOE_MINIO_SECRET_KEY') }}",
    },
    attach: [
      {
        path: "{{ flags.PROFILES_DIR or '.' }}/other.duckdb",
        alias: "other",
        read_only: true,
        options: { ENCRYPTION_KEY: "{{ env_var('DBT_ENV_SECRET_FLOE_OTHER') }}" },
      },
    ],
  });
});

test("each product has a file of its own unless the platform says otherwise", async () => {
  expect((await compiled({})).target).toEqual({
    type: "duckdb",
    path: "{{ flags.PROFILES_DIR or '.' }}/web_shop.duckdb",
    threads: 4,
  });
  expect((await compiled({ path: "/data/{product_name}.db" })).target).toMatchObject({ path: "/data/web-shop.db" });
});

test.each([
  ["../x.duckdb", ["duckdb/path-outside"]],
  ["a/../../x.duckdb", ["duckdb/path-outside"]],
  ["a\\..\\x.duckdb", ["duckdb/path-outside"]],
  ["/var/lib/x.duckdb", ["duckdb/shared-path"]],
  ["target/{product}.duckdb", ["duckdb/unknown-placeholder"]],
  ["~/x.duckdb", ["duckdb/shared-path"]],
  ["~/{product_slug}.duckdb", []],
  ["$HOME/x.duckdb", ["duckdb/unknown-placeholder"]],
  ["x.v1.duckdb", []],
  [".x.duckdb", []],
  ["Main.duckdb", []],
  ["pg_catalog.duckdb", []],
  ["TEMP.duckdb", ["duckdb/database-name"]],
  ["file:x.duckdb", ["duckdb/database-name"]],
  [":memory:x", ["duckdb/database-name"]],
  ["a\tb.duckdb", ["duckdb/database-name"]],
  [`${"x".repeat(250)}.duckdb`, ["duckdb/database-name"]],
  [":memory:", ["duckdb/database-in-memory"]],
  ["md:my_database", []],
  ["a..b/x.duckdb", []],
  ["a..b.duckdb", []],
  ["target/main.duckdb", ["duckdb/database-name"]],
  ["{{ env_var('DATABASE') }}", []],
  ["/var/lib/{product_slug}.duckdb", []],
])("the path `%s` gives %j", async (path, codes) => {
  expect((await compiled({ path })).codes).toEqual(codes);
});

test.each([
  ["2gb", []],
  ["1.5 GiB", []],
  ["512 MB", []],
  ["2G", []],
  [".5tb", []],
  ["3 gigabytes", []],
  ["none", []],
  ["80%", ["duckdb/memory-limit"]],
  ["4Gi", ["duckdb/memory-limit"]],
  ["1,5GB", ["duckdb/memory-limit"]],
  ["2", ["duckdb/memory-limit"]],
  ["2PB", ["duckdb/memory-limit"]],
  ["much", ["duckdb/memory-limit"]],
  ["512KB", ["duckdb/little-memory"]],
])("the memory limit `%s` gives %j", async (limit, codes) => {
  expect((await compiled({ memory_limit: limit })).codes).toEqual(codes);
});

test("settings that DuckDB takes only while it opens the file are given to it then", async () => {
  const settings = { allow_unsigned_extensions: true, TimeZone: "UTC" };
  expect((await compiled({ settings })).target).toMatchObject({
    config_options: { allow_unsigned_extensions: true },
    settings: { TimeZone: "UTC" },
  });
});

test("an attachment that is no file of DuckDB keeps its path", async () => {
  const attach = [
    { path: "dbname=shop host=db", type: "postgres", alias: "pg" },
    { path: "a.db", type: "sqlite" },
  ];
  expect((await compiled({ attach })).target).toMatchObject({
    attach: [{ path: "dbname=shop host=db" }, { path: "{{ flags.PROFILES_DIR or '.' }}/a.db" }],
  });
});

test("its findings are documented", () => {
  expect((plugin.rules ?? []).flatMap(({ problems }) => problems.map(({ code }) => code))).toEqual([
    "duckdb/unknown-placeholder",
    "duckdb/path-outside",
    "duckdb/shared-path",
    "duckdb/database-name",
    "duckdb/alias-keyword",
    "duckdb/attached-name",
    "duckdb/database-in-memory",
    "duckdb/database-not-written",
    "duckdb/no-catalog",
    "duckdb/catalog-not-used",
    "duckdb/catalog-kind",
    "duckdb/catalog-delegation",
    "duckdb/token-address",
    "duckdb/catalog-materializations",
    "duckdb/catalog-without-storage",
    "duckdb/no-storage",
    "duckdb/storage-credentials",
    "duckdb/memory-limit",
    "duckdb/little-memory",
    "duckdb/setting-name",
    "duckdb/setting-value",
    "duckdb/setting-twice",
  ]);
});
