import type { Plugin } from "floe-core/plugin";
import { conformanceFindings, memoryProject } from "floe-core/testing";
import { expect, test } from "vitest";
import * as z from "zod";
import { type CredentialKind, type EngineRow, engines, plugins } from "../src/index.ts";
import { sampleConfig, smallConfig } from "./sample-config.ts";

const rows: readonly EngineRow[] = Object.values(engines);
const ways = rows.flatMap((row) =>
  row.credentials.kinds.map((kind) => ({ row, kind, name: `${row.name}: ${kind.name}` })),
);

function pluginOf(row: EngineRow): Plugin {
  const plugin = plugins.find(({ name }) => name === row.name);
  if (plugin === undefined) throw new Error(`no plugin ${row.name}`);
  return plugin;
}

test("there is a plugin for each row", () => {
  expect(plugins.map(({ name }) => name)).toEqual([...rows.map(({ name }) => name), "dbt"]);
});

test.each(ways)("$name conforms to the plugin contract", async ({ row, kind }) => {
  expect(await conformanceFindings(pluginOf(row), { validConfig: sampleConfig(row, kind) })).toEqual([]);
});

interface Compiled {
  readonly outputs: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly findings: readonly string[];
}

/** Compiles a product `web-shop` on these profiles. */
async function compiled(
  row: EngineRow,
  profiles: Readonly<Record<string, object>>,
  compute = "default",
): Promise<Compiled> {
  const metadata = { name: "web-shop", version: "1.0.0" };
  const manifest = {
    apiVersion: "floe.dev/v1",
    kind: "Manifest",
    metadata: { ...metadata, owner: "x" },
    plugins: { orchestrator: { type: "none" } },
    profiles: {
      compute: Object.fromEntries(
        Object.entries(profiles).map(([name, properties]) => [name, { type: row.name, properties }]),
      ),
    },
  };
  const transforms = [{ name: "a" }, { name: "b", compute, dependsOn: ["a"] }];
  const product = {
    apiVersion: "floe.dev/v1",
    kind: "FloeSpec",
    metadata,
    platform: { manifest: "m.yaml" },
    transforms,
  };
  const files = { "m.yaml": JSON.stringify(manifest), "floe.yaml": JSON.stringify(product) };
  const announced = (kind: string, name: string) => ({
    name: "x",
    floe: { contract: "2", kind, name, module: "./x.js" },
  });
  const none = { kind: "orchestrator", name: "none", config: z.strictObject({}) } as const;
  const offered = [
    { packageJson: announced("compute", row.name), load: () => pluginOf(row) },
    { packageJson: announced("orchestrator", "none"), load: () => none },
  ];
  const { artifacts, diagnostics } = await memoryProject(files, { plugins: offered }).compile("floe.yaml");
  const profile = artifacts?.dbt_profiles?.["web-shop"] as Pick<Compiled, "outputs"> | undefined;
  const findings = diagnostics
    .filter(({ severity }) => severity === "error")
    .map(({ code, message }) => `${code}: ${message}`);
  return { outputs: profile?.outputs ?? {}, findings };
}

test.each(ways)("$name: what it needs is enough", async ({ row, kind }) => {
  expect((await compiled(row, { default: smallConfig(row, kind) })).findings).toEqual([]);
});

test.each(ways.filter(({ kind }) => kind.needs.length > 0))(
  "$name: each option that it needs is missed",
  async ({ row, kind }) => {
    for (const name of kind.needs) {
      const { [name]: _left, ...rest } = smallConfig(row, kind);
      const { findings } = await compiled(row, { default: rest });
      const others = row.credentials.kinds.filter((other) => fits(other, kind, rest));
      expect(findings.length, `${name}: ${findings.join()}`).toBe(others.length > 0 ? 0 : 1);
    }
  },
);

// Without an option it may be another kind that needs less.
function fits(other: CredentialKind, kind: CredentialKind, given: object): boolean {
  const isChosenAlike = other.chosenAs === kind.chosenAs || other.chosenAs?.[0] === kind.chosenAs?.[0];
  const own = [...other.needs, ...(other.may ?? [])];
  const ofKind = kind.needs.filter((name) => name in given);
  return isChosenAlike && other.needs.every((name) => name in given) && ofKind.every((name) => own.includes(name));
}

const postgres = { host: "db", user: "floe", password: { secret_ref: "db", key: "password" }, database: "shop" };

test("a target has its options in the adapter's words, secrets as env_var() and the product's schema", async () => {
  expect((await compiled(engines.postgres, { default: postgres })).outputs).toEqual({
    dev: {
      type: "postgres",
      threads: 4,
      host: "db",
      port: 5432,
      user: "floe",
      password: "{{ env_var('DBT_ENV_SECRET_FLOE_DB_PASSWORD') }}",
      database: "shop",
      schema: "web_shop",
    },
  });
});

test("dbt gets the words that an adapter asks for although the credentials do not have them", async () => {
  const certificate = { host: "db", user: "floe", database: "shop", sslcert: "/c", sslkey: { secret_ref: "key-path" } };
  expect((await compiled(engines.postgres, { default: certificate })).outputs["dev"]).toMatchObject({ password: "" });
  const session = { method: "session", schema: "lake" };
  expect((await compiled(engines.spark, { default: session })).outputs["dev"]).toMatchObject({ host: "localhost" });
});

test.each([
  [engines.postgres, { host: "db", database: "shop" }, "engine/no-credentials: PostgreSQL has no credentials."],
  [
    engines.postgres,
    { ...postgres, schema: "{product}" },
    "engine/unknown-placeholder: `{product}` is no placeholder of `schema`.",
  ],
  [
    engines.trino,
    { host: "t", port: 8080, catalog: "lake", method: "ldap", user: "floe" },
    "engine/credentials-incomplete: The credentials of Trino (password) lack `password`.",
  ],
  [
    engines.trino,
    { host: "t", port: 8080, catalog: "lake", user: "floe", jwt_token: { secret_ref: "t" } },
    "engine/credentials-mixed: `jwt_token` is no part of the credentials of Trino that are chosen (no credentials).",
  ],
  [
    engines.athena,
    { region_name: "eu-west-1", aws_profile_name: "floe", aws_access_key_id: "me" },
    "engine/credentials-mixed: `aws_access_key_id` is no part of the credentials of Amazon Athena that are chosen (profile of the AWS configuration).",
  ],
  [
    engines.databricks,
    { host: "d", http_path: "/sql", client_id: "floe", client_secret: { secret_ref: "d" } },
    "engine/credentials-mixed: `client_id` is no part of the credentials of Databricks that are chosen (token).",
  ],
  [
    engines.bigquery,
    { project: "p", keyfile: "/k.json" },
    "engine/credentials-mixed: `keyfile` is no part of the credentials of Google BigQuery that are chosen (default login).",
  ],
] as const)("what the schema cannot say is said: %#", async (row, config, finding) => {
  expect((await compiled(row, { default: config })).findings).toEqual([finding]);
});

test("two warehouses of one account read each other's tables, two accounts do not", async () => {
  const account = { account: "acme", user: "F", password: { secret_ref: "s" }, database: "ANALYTICS" };
  const both = { default: account, large: { ...account, warehouse: "LARGE" } };
  const { outputs, findings } = await compiled(engines.snowflake, both, "large");
  expect(findings).toEqual([]);
  expect(Object.keys(outputs)).toEqual(["dev", "large"]);
  const apart = { default: account, large: { ...account, account: { secret_ref: "other" } } };
  const refused = await compiled(engines.snowflake, apart, "large");
  expect(refused.findings).toEqual([
    expect.stringContaining("`account` of the two targets differs, so their tables are apart"),
  ]);
  const session = { method: "session", schema: "lake" };
  expect(
    (await compiled(engines.spark, { default: session, large: { ...session, threads: 8 } }, "large")).findings,
  ).toEqual([]);
});
