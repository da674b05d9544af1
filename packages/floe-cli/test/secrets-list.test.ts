import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterEach, expect, test } from "vitest";
import { floe } from "./in-memory-command.ts";

const manifest = `apiVersion: floe.dev/v1
kind: Manifest
metadata: {name: small, version: 1.0.0, owner: platform@example.com}
plugins:
  compute:
    type: duckdb
    config:
      settings:
        s3_secret_access_key: {secret_ref: lake, key: secret-key}
  orchestrator: {type: dagster}
profiles:
  catalogs:
    default:
      type: polaris
      uri: http://polaris:8181/api/catalog
      warehouse: demo
      credentials: {mode: oauth2, client_id: floe, client_secret: {secret_ref: polaris}}
    other:
      type: polaris
      uri: http://polaris:8181/api/catalog
      warehouse: other
      credentials: {mode: oauth2, client_id: floe, client_secret: {secret_ref: other}}
x-note: {secret_ref: nobodys}
`;

const product = (name: string): string => `apiVersion: floe.dev/v1
kind: FloeSpec
metadata: {name: ${name}, version: 1.0.0}
platform: {manifest: ../manifest.yaml}
transforms: [{name: orders}]
`;

const files = { "manifest.yaml": manifest, "shop/floe.yaml": product("shop"), "bank/floe.yaml": product("bank") };

interface Row {
  readonly variable: string;
  readonly neededBy: string;
  readonly status?: string;
  readonly places: readonly { readonly setting: string; readonly file: string; readonly line: number }[];
}

async function rows(given: Readonly<Record<string, string>>, ...argv: readonly string[]): Promise<readonly Row[]> {
  const { out } = await floe(given, ["secrets", "list", "--format", "json", ...argv]);
  const read = JSON.parse(out);
  const path = new URL("../../../docs/schemas/secrets.schema.json", import.meta.url);
  const fits = new Ajv2020().compile(JSON.parse(readFileSync(path, "utf8")));
  expect([fits(read), fits.errors]).toEqual([true, null]);
  return read.secrets;
}

const lake = "DBT_ENV_SECRET_FLOE_LAKE_SECRET_KEY";

afterEach(() => {
  delete process.env[lake];
});

test("each secret is listed once, with the line of each reference and who needs it", async () => {
  const found = await rows(files, "shop", "bank");
  expect(found.map(({ variable, neededBy }) => [variable, neededBy])).toEqual([
    [lake, "dbt"],
    ["DBT_ENV_SECRET_FLOE_POLARIS", "plugins"],
    ["DBT_ENV_SECRET_FLOE_OTHER", "nobody"],
  ]);
  expect(found.map(({ places }) => places)).toEqual([
    [{ setting: "plugins.compute.config.settings.s3_secret_access_key", file: "manifest.yaml", line: 9, column: 44 }],
    [{ setting: "profiles.catalogs.default.credentials.client_secret", file: "manifest.yaml", line: 17, column: 80 }],
    [{ setting: "profiles.catalogs.other.credentials.client_secret", file: "manifest.yaml", line: 22, column: 80 }],
  ]);
});

test("a manifest by itself, and one that is named for a product, are read as well", async () => {
  expect((await rows(files, "manifest.yaml")).map(({ variable }) => variable)).toContain(lake);
  const elsewhere = { ...files, "other.yaml": manifest.replace("secret_ref: polaris", "secret_ref: polaris.prod") };
  const variables = (await rows(elsewhere, "shop", "-m", "other.yaml")).map(({ variable }) => variable);
  expect(variables).toContain("DBT_ENV_SECRET_FLOE_POLARIS_PROD");
});

test("whether it is set is said on request only, and its value never", async () => {
  const value = "a-value-that-nobody-may-see";
  process.env[lake] = value;
  expect((await rows(files, "shop")).map(({ status }) => status)).toEqual([undefined, undefined, undefined]);
  expect((await rows(files, "shop", "--status")).map(({ status }) => status)).toEqual(["set", "missing", "missing"]);
  const { out, err } = await floe(files, ["secrets", "list", "shop", "--status"]);
  expect(out).toContain(`${lake} (set)\n`);
  expect(out + err).not.toContain(value);
});

test("a mounted file counts, an empty variable does not", async () => {
  process.env[lake] = "";
  const mounted = { ...files, "/var/run/secrets/floe/polaris/value": "x" };
  const found = await rows(mounted, "shop", "--status");
  expect(found.map(({ status }) => status)).toEqual(["missing", "mounted", "missing"]);
});

test("with an error in the files the names are listed all the same, and the exit code is 1", async () => {
  const broken = { ...files, "shop/floe.yaml": product("shop").replace("orders", "4 orders") };
  const { out, err, code } = await floe(broken, ["secrets", "list", "shop"]);
  expect(code).toBe(1);
  expect(err).toContain("schema/");
  expect(out).toContain(`${lake}\n  file /var/run/secrets/floe/lake/secret-key\n  needed or not`);
});

test("a name that the schema refuses is not repeated as a variable", async () => {
  const broken = { ...files, "manifest.yaml": manifest.replace("secret_ref: lake", 'secret_ref: "Not A Name"') };
  const { out, code } = await floe(broken, ["secrets", "list", "shop"]);
  expect(code).toBe(1);
  expect(out).not.toContain("NOT_A_NAME");
});

test.each([[[]], [["-e", "prod"]]])("a project without secrets says so (%j)", async (argv) => {
  const small = "apiVersion: floe.dev/v1\nkind: Manifest\nmetadata: {name: s, version: 1.0.0, owner: a@example.com}\n";
  const plugins = "plugins: {compute: {type: duckdb}, orchestrator: {type: dagster}}\n";
  const all = { ...files, "manifest.yaml": small + plugins, "platform/prod/manifest.yaml": small + plugins };
  expect(await floe(all, ["secrets", "list", "shop", ...argv])).toMatchObject({
    code: 0,
    out: "No secret is referred to.\n",
  });
});
