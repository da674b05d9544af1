import { renderHuman } from "floe-core";
import { places } from "floe-core/testing";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { smallManifest, smallProduct, smallProject } from "../support/small-project.ts";

const product = "shop/floe.yaml";

/** The outputs of a compile: everything below the product's folder but floe.yaml. */
function outputs(files: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(files).filter(([path]) => path.startsWith("shop/") && path !== product));
}

function outputsHolding(files: Readonly<Record<string, string>>, text: string): readonly string[] {
  return Object.entries(outputs(files)).flatMap(([path, content]) => (content.includes(text) ? [path] : []));
}

const storage = `  storage:
    type: s3
    config:
      endpoint: http://minio:9000
      bucket: floe-iceberg
      credentials:
        access_key_id: {secret_ref: minio, key: access-key}
        secret_access_key: {secret_ref: minio, key: secret-key}
`;

describe("secrets are references in every output", () => {
  test("of a storage: in the artifact, and as entries of the pods' environment", async () => {
    const project = smallProject({ manifest: smallManifest(storage) });
    const { artifacts } = await project.compile(product);
    expect(artifacts?.plugins?.storage?.config).toMatchObject({
      credentials: { secret_access_key: { secret_ref: "minio", key: "secret-key" } },
    });
    expect(parse(project.host.files()["shop/floe_target/values.yaml"] ?? "").secretEnvironment).toEqual([
      {
        name: "DBT_ENV_SECRET_FLOE_MINIO_ACCESS_KEY",
        valueFrom: { secretKeyRef: { name: "minio", key: "access-key" } },
      },
      {
        name: "DBT_ENV_SECRET_FLOE_MINIO_SECRET_KEY",
        valueFrom: { secretKeyRef: { name: "minio", key: "secret-key" } },
      },
    ]);
  });

  test("of a dbt profile: as the env_var() that dbt reads and scrubs", async () => {
    const manifest = smallManifest().replace(
      "    type: duckdb\n",
      "    type: duckdb\n    config:\n      settings: {s3_secret_access_key: {secret_ref: minio, key: secret-key}}\n",
    );
    const project = smallProject({ manifest });
    await project.compile(product);
    expect(parse(project.host.files()["shop/profiles.yml"] ?? "").shop.outputs.dev.settings).toEqual({
      s3_secret_access_key: "{{ env_var('DBT_ENV_SECRET_FLOE_MINIO_SECRET_KEY') }}",
    });
  });

  test("and there are none where nothing refers to one", async () => {
    const project = smallProject();
    await project.compile(product);
    expect(parse(project.host.files()["shop/floe_target/values.yaml"] ?? "").secretEnvironment).toEqual([]);
  });

  test("two references may not share one variable", async () => {
    const manifest = smallManifest(
      storage.replace("{secret_ref: minio, key: access-key}", "{secret_ref: minio-secret-key}"),
    );
    const { diagnostics } = await smallProject({ manifest }).compile(product);
    expect(places(diagnostics)).toEqual([{ code: "resolve/shared-secret-variable", at: "manifest.yaml:19:41" }]);
  });
});

describe("a secret in plain text reaches no output and no message", () => {
  const secret = "hunter2-hunter2";
  const computeConfig = (config: string): string =>
    smallManifest().replace("    type: duckdb\n", `    type: duckdb\n    config: ${config}\n`);
  const catalog = `  catalog:
    type: polaris
    config:
      uri: http://polaris:8181/api/catalog
      warehouse: demo
      oauth2: {client_id: me, client_secret: {secret_ref: polaris}}
      properties: {token: ${secret}}
`;

  test.each([
    [
      "an option of a plugin without code",
      smallManifest(`  lineage_backend:\n    type: ledger\n    config: {api_key: ${secret}}\n`),
    ],
    ["a free option that reaches the dbt profile", computeConfig(`{settings: {s3_secret_access_key: ${secret}}}`)],
    ["a free option that reaches the Helm values", smallManifest(catalog)],
    ["a list under a sensitive name", smallManifest(`  secrets:\n    type: vault\n    config: {token: [${secret}]}\n`)],
    ["an option of dbt", smallManifest(`  dbt:\n    type: core\n    config: {env: {password: ${secret}}}\n`)],
  ])("%s", async (_, manifest) => {
    const project = smallProject({ manifest });
    const { diagnostics } = await project.compile(product);
    expect(outputsHolding(project.host.files(), secret)).toEqual([]);
    expect(renderHuman(diagnostics, { color: "never" })).not.toContain(secret);
    expect(JSON.stringify(diagnostics.map(({ message, help }) => [message, help]))).not.toContain(secret);
  });

  test.each([
    ["warn", "warning"],
    ["strict", "error"],
  ])("at `%s` it is a %s", async (level, severity) => {
    const governance = `governance:\n  policy_enforcement_level: ${level}\n`;
    const { diagnostics } = await smallProject({ manifest: smallManifest(catalog + governance) }).compile(product);
    const found = diagnostics.filter(({ code }) => code.startsWith("secrets/"));
    expect(found.map((finding) => finding.severity)).toEqual([severity]);
  });

  test("in a field that has to be a reference it is an error at any level, and its line is not shown", async () => {
    const manifest = smallManifest(storage.replace("{secret_ref: minio, key: secret-key}", secret));
    const project = smallProject({ manifest });
    const before = project.host.files();
    const { diagnostics } = await project.compile(product);
    expect(places(diagnostics)).toContainEqual({ code: "schema/plaintext-secret", at: "manifest.yaml:19:28" });
    const shown = renderHuman(diagnostics, { color: "never" });
    expect(shown).not.toContain(secret);
    expect(shown).toContain("secret_ref");
    expect(project.host.files()).toEqual(before);
  });

  test("in a profile it is an error at any level", async () => {
    const manifest = smallManifest(
      `profiles:\n  compute:\n    big: {type: duckdb, properties: {settings: {s3_session_token: ${secret}}}}\n`,
    );
    const project = smallProject({ manifest, product: smallProduct("    compute: big\n") });
    const { diagnostics } = await project.compile(product);
    expect(diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code.split("/")[0])).toEqual([
      "secrets",
    ]);
    expect(outputsHolding(project.host.files(), secret)).toEqual([]);
  });
});

const profiles = `profiles:
  storage:
    default: {bucket: main-bucket}
    archive: {bucket: archive-bucket, region: eu-west-1}
  catalogs:
    default:
      uri: http://polaris:8181/api/catalog
      warehouse: main
      credentials: {mode: oauth2, client_id: me, client_secret: {secret_ref: polaris}}
    lake:
      uri: http://lake:8181/api/catalog
      warehouse: lake
      credentials: {mode: oauth2, client_id: me, client_secret: {secret_ref: lake}}
  compute:
    big: {type: duckdb, properties: {threads: 16}}
`;

describe("named profiles", () => {
  test("the default ones are taken when the product names none", async () => {
    const { artifacts } = await smallProject({ manifest: smallManifest(profiles) }).compile(product);
    expect(artifacts?.plugins).toMatchObject({
      catalog: { type: "polaris", config: { warehouse: "main" } },
      storage: { type: "s3", config: { bucket: "main-bucket", region: "us-east-1" } },
    });
  });

  test("the product's choice is taken for each category, and the others are listed as not selected", async () => {
    const files = {
      manifest: smallManifest(profiles),
      product: smallProduct("catalog: lake\nstorage: archive\ncompute: big\n"),
    };
    const project = smallProject(files);
    const { artifacts, diagnostics } = await project.compile(product);
    expect(places(diagnostics)).toEqual([]);
    expect(artifacts?.plugins).toMatchObject({
      catalog: { config: { warehouse: "lake" } },
      storage: { config: { bucket: "archive-bucket", region: "eu-west-1" } },
      compute: { config: { threads: 16 } },
    });
    expect(parse(project.host.files()["shop/profiles.yml"] ?? "").shop.outputs).toMatchObject({ dev: { threads: 16 } });
    const unselected = diagnostics.filter(({ code }) => code === "config/not-selected").map(({ message }) => message);
    expect(unselected.map((message) => /`(.*?)`/u.exec(message)?.[1])).toEqual([
      "plugins.compute",
      "profiles.storage.default",
      "profiles.catalogs.default",
    ]);
  });

  test("`plugins.X` is short for the default profile", async () => {
    const short = smallManifest("  storage:\n    type: s3\n    config: {bucket: main-bucket}\n");
    const long = smallManifest("profiles:\n  storage:\n    default: {bucket: main-bucket}\n");
    const configs = [];
    for (const manifest of [short, long]) {
      const { artifacts } = await smallProject({ manifest, product: smallProduct("storage: default\n") }).compile(
        product,
      );
      configs.push(artifacts?.plugins?.storage);
    }
    expect(configs[0]).toEqual(configs[1]);
    expect(configs[0]).toMatchObject({ type: "s3", config: { bucket: "main-bucket" } });
  });

  test("both forms may be given when they agree: whichever has options gives them", async () => {
    const manifest = smallManifest("profiles:\n  compute:\n    default: {type: duckdb, properties: {threads: 8}}\n");
    const { artifacts, diagnostics } = await smallProject({ manifest }).compile(product);
    expect(places(diagnostics)).toEqual([]);
    expect(artifacts?.plugins?.compute).toMatchObject({ type: "duckdb", config: { threads: 8 } });
  });

  test("a default profile that is only a type leaves the options to `plugins.compute`", async () => {
    const manifest = smallManifest("profiles:\n  compute:\n    default: {type: duckdb}\n").replace(
      "    type: duckdb\n",
      "    type: duckdb\n    config: {threads: 3}\n",
    );
    const { artifacts, diagnostics } = await smallProject({ manifest }).compile(product);
    expect(places(diagnostics)).toEqual([]);
    expect(artifacts?.plugins?.compute).toMatchObject({ config: { threads: 3 } });
  });

  test("both forms with different types are an error at both places", async () => {
    const manifest = smallManifest("profiles:\n  compute:\n    default: {type: trino}\n");
    const { diagnostics } = await smallProject({ manifest }).compile(product);
    expect(places(diagnostics)).toEqual([{ code: "resolve/profiles-disagree", at: "manifest.yaml:9:11" }]);
    expect(diagnostics.find(({ code }) => code === "resolve/profiles-disagree")?.notes).toHaveLength(1);
  });

  test("both forms with options are an error: floe does not guess", async () => {
    const manifest = smallManifest(
      "  storage:\n    type: s3\n    config: {bucket: one-bucket}\nprofiles:\n  storage:\n    default: {bucket: two-bucket}\n",
    );
    const { diagnostics } = await smallProject({ manifest }).compile(product);
    expect(places(diagnostics)).toEqual([{ code: "resolve/profile-twice", at: "manifest.yaml:14:5" }]);
  });

  test.each([
    ["catalog", "lak", "platform.catalogs", "[default, lake]", "Did you mean `lake`?"],
    ["storage", "zebra", "platform.storage", "[default, archive]", undefined],
    ["compute", "zebra", "platform.compute", "[big, default]", undefined],
  ])("an unknown %s profile is named with its category and the list", async (kind, name, category, list, hint) => {
    const files = { manifest: smallManifest(profiles), product: smallProduct(`${kind}: ${name}\n`) };
    const { diagnostics } = await smallProject(files).compile(product);
    const found = diagnostics.find(({ code }) => code === "resolve/unknown-profile");
    expect(places(diagnostics)).toEqual([
      { code: "resolve/unknown-profile", at: `shop/floe.yaml:10:${kind.length + 3}` },
    ]);
    expect(found?.message).toContain(`\`${name}\``);
    expect(found?.message).toContain(category);
    expect(found?.help).toContain(list);
    if (hint !== undefined) expect(found?.help).toContain(hint);
  });
});

describe("the compute of a transform", () => {
  const transforms = smallProduct("    compute: big\n  - name: customers\n  - name: items\n    compute: duckdb\n");

  test("is a profile, or a type that exactly one profile has; each profile in use is an output of the dbt profile", async () => {
    const project = smallProject({ manifest: smallManifest(profiles), product: transforms });
    const { artifacts, diagnostics } = await project.compile(product);
    expect(places(diagnostics)).toEqual([]);
    expect(artifacts?.transforms?.models.map(({ compute }) => compute)).toEqual(["big", "duckdb", "duckdb"]);
    expect(artifacts?.transforms?.default_compute).toBe("duckdb");
    expect(parse(project.host.files()["shop/profiles.yml"] ?? "").shop).toMatchObject({
      target: "dev",
      outputs: { dev: { threads: 4 }, big: { threads: 16 } },
    });
  });

  test("may be a profile at `strict` too: nothing about it is unused", async () => {
    const manifest = smallManifest(
      `governance:\n  policy_enforcement_level: strict\nprofiles:\n  compute:\n    big: {type: duckdb, properties: {threads: 16}}\n`,
    );
    const { diagnostics } = await smallProject({ manifest, product: transforms }).compile(product);
    expect(places(diagnostics)).toEqual([]);
  });

  test("a profile that nothing names is not an output", async () => {
    const project = smallProject({ manifest: smallManifest(profiles) });
    await project.compile(product);
    expect(Object.keys(parse(project.host.files()["shop/profiles.yml"] ?? "").shop.outputs)).toEqual(["dev"]);
  });

  test("that nobody knows is an error with a suggestion", async () => {
    const files = { manifest: smallManifest(profiles), product: smallProduct("    compute: bigg\n") };
    const { diagnostics } = await smallProject(files).compile(product);
    expect(places(diagnostics)).toEqual([{ code: "resolve/unknown-compute", at: "shop/floe.yaml:10:14" }]);
    expect(diagnostics.find(({ code }) => code === "resolve/unknown-compute")?.help).toContain("Did you mean `big`?");
  });
});
