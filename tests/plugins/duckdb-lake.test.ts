import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { smallManifest, smallProject } from "../support/small-project.ts";

interface Lake {
  readonly catalog?: object;
  readonly storage?: object;
}

const uses = "{use_catalog: true, use_storage: true}";

/** The dbt target of a product that uses a catalog and a storage, and what floe says of them. */
async function compiled(lake: Lake, config = uses) {
  const more = Object.entries(lake).map(([kind, selection]) => `  ${kind}: ${JSON.stringify(selection)}\n`);
  const manifest = smallManifest(more.join("")).replace("type: duckdb\n", `type: duckdb\n    config: ${config}\n`);
  const project = smallProject({ manifest });
  const { diagnostics } = await project.compile("shop/floe.yaml");
  const codes = diagnostics.filter(({ code }) => /^(?:duckdb|catalog)\//u.test(code)).map(({ code }) => code);
  const files = project.host.files();
  return { target: parse(files["shop/profiles.yml"] ?? "null")?.shop.outputs.dev, codes, files };
}

const local = { type: "local", config: { bucket: "tables" } };
const warehouse = { warehouse: "lake", access_delegation: "vended-credentials" };
const rest = { uri: "https://lake.example.com/", ...warehouse };
const key = (name: string) => ({ secret_ref: "lake", key: name });
const read = (name: string) => `{{ env_var('DBT_ENV_SECRET_FLOE_LAKE_${name}') }}`;

describe("a catalog", () => {
  test("with a client gets a secret, and a way to its tokens", async () => {
    const credentials = { mode: "oauth2", client_id: key("id"), client_secret: key("secret"), scope: "all" };
    const { target } = await compiled({ catalog: { type: "rest", config: { ...rest, credentials } }, storage: local });
    expect(target.secrets).toEqual([
      {
        type: "iceberg",
        name: "floe_catalog",
        client_id: read("ID"),
        client_secret: read("SECRET"),
        oauth2_scope: "all",
        oauth2_server_uri: "https://lake.example.com/v1/oauth/tokens",
      },
    ]);
    expect(target.attach).toEqual([
      {
        path: "lake",
        alias: "lake",
        type: "iceberg",
        secret: "floe_catalog",
        options: {
          ENDPOINT: "https://lake.example.com",
          READ_ONLY: "false",
          ACCESS_DELEGATION_MODE: "vended_credentials",
        },
      },
    ]);
  });

  test("with a token gets that alone", async () => {
    const config = { ...rest, credentials: { mode: "static", token: key("token") } };
    const { target } = await compiled({ catalog: { type: "unity", config }, storage: local });
    expect(target.secrets).toEqual([{ type: "iceberg", name: "floe_catalog", token: read("TOKEN") }]);
  });

  test("that lets everybody in has no secret", async () => {
    const { target } = await compiled({ catalog: { type: "nessie", config: rest }, storage: local });
    expect(target.secrets).toBeUndefined();
    expect(target.attach[0].options.AUTHORIZATION_TYPE).toBe("none");
  });

  test("of AWS is signed for, with a role", async () => {
    const role = "arn:aws:iam::123456789012:role/reader";
    const credentials = { mode: "iam_role", role_arn: role };
    const config = { ...rest, region: "eu-central-1", credentials };
    const { target } = await compiled({ catalog: { type: "glue", config }, storage: local });
    expect(target.secrets).toEqual([
      {
        type: "s3",
        name: "floe_catalog",
        provider: "credential_chain",
        chain: "sts",
        assume_role_arn: role,
        region: "eu-central-1",
      },
    ]);
    expect(target.extensions).toEqual(["iceberg", "httpfs", "aws"]);
    expect(target.attach[0].options.AUTHORIZATION_TYPE).toBe("sigv4");
  });

  test("has the product's tables where the options say so", async () => {
    const catalog = { type: "rest", config: { ...rest, namespace: "sales" } };
    const config = "{use_catalog: true, tables_in_catalog: true, catalog_alias: harbour}";
    expect((await compiled({ catalog }, config)).target).toMatchObject({ database: "harbour", schema: "sales" });
  });

  test("is left alone by default", async () => {
    const { target, codes } = await compiled(
      { catalog: { type: "hive", config: { uri: "thrift://h:1", warehouse: "x" } } },
      "{}",
    );
    expect(target).toEqual({ type: "duckdb", path: expect.any(String), threads: 4 });
    expect(codes).toEqual([]);
  });
});

describe("a storage", () => {
  const keys = { mode: "static", access_key_id: key("id"), secret_access_key: key("secret") };
  const storageOnly = "{use_storage: true}";

  test.each([
    [
      "s3",
      { endpoint: "http://minio:9000/", bucket: "tables", path_style_access: true, credentials: keys },
      {
        ...{ type: "s3", name: "floe_storage", key_id: read("ID"), secret: read("SECRET"), region: "us-east-1" },
        ...{ url_style: "path", endpoint: "minio:9000", use_ssl: "false", scope: "s3://tables" },
      },
      ["httpfs"],
    ],
    [
      "s3",
      { bucket: "tables" },
      {
        ...{ type: "s3", name: "floe_storage", provider: "credential_chain", region: "us-east-1" },
        ...{ url_style: "vhost", scope: "s3://tables" },
      },
      ["httpfs", "aws"],
    ],
    [
      "gcs",
      { bucket: "tables", credentials: keys },
      { type: "gcs", name: "floe_storage", key_id: read("ID"), secret: read("SECRET"), scope: "gs://tables" },
      ["httpfs"],
    ],
    [
      "azure",
      { account: "lake", bucket: "tables", connection_string: key("connection") },
      { type: "azure", name: "floe_storage", connection_string: read("CONNECTION"), scope: "az://tables" },
      ["azure"],
    ],
    [
      "azure",
      {
        ...{ account: "lake", bucket: "tables", tenant: "example.com" },
        credentials: { mode: "oauth2", client_id: "floe", client_secret: key("secret") },
      },
      {
        ...{ type: "azure", name: "floe_storage", provider: "service_principal", tenant_id: "example.com" },
        ...{ client_id: "floe", client_secret: read("SECRET"), account_name: "lake", scope: "az://tables" },
      },
      ["azure"],
    ],
  ] as const)("of the kind %s gets a secret for its bucket", async (type, config, secret, extensions) => {
    const { target, codes } = await compiled({ storage: { type, config } }, storageOnly);
    expect(codes).toEqual([]);
    expect(target.secrets).toEqual([secret]);
    expect(target.extensions).toEqual(extensions);
    expect(target.external_root).toBe(secret.scope);
  });

  test.each([
    ["data", "{{ flags.PROFILES_DIR or '.' }}/data/tables"],
    ["/var/lake/", "/var/lake/tables"],
  ])("in the folder %s is the place of external models", async (path, root) => {
    const { target } = await compiled({ storage: { type: "local", config: { path, bucket: "tables" } } }, storageOnly);
    expect([target.external_root, target.secrets, target.extensions]).toEqual([root, undefined, undefined]);
  });
});

test("no value of a secret gets into an output, where one stands in the place of a reference", async () => {
  const planted = "hunter2-of-the-lake";
  const credentials = { mode: "static", access_key_id: planted, secret_access_key: planted };
  const storage = { type: "s3", config: { bucket: "tables", credentials } };
  const catalog = { type: "rest", config: { ...rest, credentials: { mode: "static", token: planted } } };
  const { files } = await compiled({ storage, catalog });
  const { "manifest.yaml": _manifest, ...others } = files;
  expect(Object.entries(others).filter(([, text]) => text.includes(planted))).toEqual([]);
});
