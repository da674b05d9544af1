import { CredentialConfig, Profiles, S3StorageConfig, SecretReference } from "floe-core/schemas";
import { describe, expect, test } from "vitest";
import { issuesOf } from "./issues.ts";

describe("profiles", () => {
  test("an empty section has three empty categories", () => {
    expect(Profiles.parse({})).toEqual({ storage: {}, catalogs: {}, compute: {} });
  });

  test("a profile takes its defaults", () => {
    expect(
      Profiles.parse({
        storage: { default: { bucket: "harbour" } },
        catalogs: { default: { uri: "thrift://hive:9083", warehouse: "harbour" } },
        compute: { default: {} },
      }),
    ).toEqual({
      storage: { default: { type: "s3", bucket: "harbour", region: "us-east-1", path_style_access: false } },
      catalogs: {
        default: {
          type: "polaris",
          uri: "thrift://hive:9083",
          warehouse: "harbour",
          namespace: "default",
          access_delegation: "none",
          token_refresh_enabled: true,
          properties: {},
        },
      },
      compute: { default: { type: "duckdb", properties: {} } },
    });
  });

  test.each(["default", "Big", "a-b_c9"])("%s names a profile", (name) => {
    expect(issuesOf(Profiles, { compute: { [name]: {} } })).toEqual([]);
  });

  test.each(["", "9a", "-a", "a b", "a.b"])("%j does not name a profile", (name) => {
    expect(issuesOf(Profiles, { compute: { [name]: {} } })).toEqual([`compute.${name}: invalid_key`]);
  });

  test("trino is a compute engine and oracle is none", () => {
    expect(issuesOf(Profiles, { compute: { a: { type: "trino" } } })).toEqual([]);
    expect(issuesOf(Profiles, { compute: { a: { type: "oracle" } } })).toEqual(["compute.a.type: invalid_value"]);
  });
});

describe("secrets", () => {
  test.each([
    { secret_ref: "minio-1.prod" },
    { secret_ref: "0" },
    { secret_ref: "a".repeat(253), key: "tls.crt" },
    { secret_ref: "a", key: ".hidden" },
    { secret_ref: "a", key: "A_b-C.9" },
  ])("%j is a reference", (reference) => {
    expect(issuesOf(SecretReference, reference)).toEqual([]);
  });

  test.each([
    { secret_ref: "" },
    { secret_ref: "_a" },
    { secret_ref: "a".repeat(254) },
    { secret_ref: "a/../b" },
    { secret_ref: "Minio" },
    { secret_ref: "minio_1" },
    { secret_ref: "a..b" },
    { secret_ref: ".a" },
    { secret_ref: "a." },
    { secret_ref: "a.-b" },
    { secret_ref: "-a" },
    { secret_ref: "a-" },
    { secret_ref: "a b" },
    { secret_ref: "a\n" },
    { secret_ref: "{{ a }}" },
    { secret_ref: "a", key: "." },
    { secret_ref: "a", key: ".." },
    { secret_ref: "a", key: "..a" },
    { secret_ref: "a", key: "a/b" },
    { secret_ref: "a", key: "a\n" },
    { secret_ref: "a", key: "a".repeat(254) },
    { secret_ref: "a", key: "" },
    { secret_ref: "a", source: "env" },
    "a",
  ])("%j is no reference", (reference) => {
    expect(issuesOf(SecretReference, reference)).toHaveLength(1);
  });

  test.each([
    [{ secret_ref: "Upper_x" }, "upper-x"],
    [{ secret_ref: "a..b" }, "a.b"],
    [{ secret_ref: "-a" }, "a"],
    [{ secret_ref: "team/db password" }, "team-db-password"],
    [{ secret_ref: "a", key: "db/password" }, "db-password"],
    [{ secret_ref: "a", key: "..a" }, "a"],
  ])("of %j the nearest right name is said: %s", (reference, nearest) => {
    const issue = SecretReference.safeParse(reference).error?.issues[0];
    expect(issue?.message).toContain(`Did you mean \`${nearest}\`?`);
  });

  test.each(["$uperS3cret99", "hunter2X", "Tr0ub4dor", "{{ a }}", "", "-", "x".repeat(300)])(
    "of `%s`, which may be the secret itself, nothing is said again",
    (name) => {
      expect(SecretReference.safeParse({ secret_ref: name }).error?.issues[0]?.message).not.toContain("Did you mean");
    },
  );

  test.each(["client_secret", "secret_access_key", "password", "token", "api_key", "tls_cert", "tls_key"])(
    "%s is a reference and never text",
    (key) => {
      expect(issuesOf(CredentialConfig, { [key]: { secret_ref: "harbour" } })).toEqual([]);
      expect(issuesOf(CredentialConfig, { [key]: "hunter2hunter2" })).toEqual([`${key}: invalid_type`]);
    },
  );

  test.each(["client_id", "access_key_id", "username"])("%s is text or a reference", (key) => {
    expect(issuesOf(CredentialConfig, { [key]: "floe" })).toEqual([]);
    expect(issuesOf(CredentialConfig, { [key]: { secret_ref: "harbour" } })).toEqual([]);
    expect(issuesOf(CredentialConfig, { [key]: 7 })).toEqual([`${key}: invalid_union`]);
  });

  test("the mode is static by default", () => {
    expect(CredentialConfig.parse({})).toEqual({ mode: "static" });
  });

  test("a role is an ARN of IAM", () => {
    const role = { mode: "iam_role", role_arn: "arn:aws:iam::123456789012:role/reader" };
    expect(issuesOf(CredentialConfig, role)).toEqual([]);
    expect(issuesOf(CredentialConfig, { ...role, role_arn: "reader" })).toEqual(["role_arn: invalid_format"]);
  });
});

describe("S3 storage", () => {
  test("a bucket alone takes the defaults", () => {
    expect(S3StorageConfig.parse({ bucket: "harbour" })).toEqual({
      bucket: "harbour",
      region: "us-east-1",
      path_style_access: false,
    });
  });

  test.each(["abc", "a.b-c", "9abc", "1.2.3", "a".repeat(63)])("%s is a bucket", (bucket) => {
    expect(issuesOf(S3StorageConfig, { bucket })).toEqual([]);
  });

  test.each(["", "ab", "a".repeat(64), "Harbour", "a_b", "a..b", "-ab", "ab-", "10.0.0.1", "xn--abc", "abc-s3alias"])(
    "%j is no bucket",
    (bucket) => {
      expect(issuesOf(S3StorageConfig, { bucket })).toEqual(["bucket: invalid_format"]);
    },
  );

  test("an endpoint is a URL or a secret reference", () => {
    expect(issuesOf(S3StorageConfig, { bucket: "abc", endpoint: "http://minio:9000" })).toEqual([]);
    expect(issuesOf(S3StorageConfig, { bucket: "abc", endpoint: { secret_ref: "minio" } })).toEqual([]);
    expect(issuesOf(S3StorageConfig, { bucket: "abc", endpoint: "minio:9000" })).toEqual(["endpoint: invalid_format"]);
  });
});
