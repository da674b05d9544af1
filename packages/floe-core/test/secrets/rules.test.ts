import { describe, expect, test } from "vitest";
import { findSecrets, isSecretText } from "../../src/secrets/find.ts";
import { findRandomText } from "../../src/secrets/random-text.ts";
import { secretRules } from "../../src/secrets/secret-rules.ts";
import { isTemplate } from "../../src/secrets/template.ts";
import { describeSecret, withoutSecrets } from "../../src/secrets/withhold.ts";

const token = `ghp_${"a1B2c3D4e5F6".repeat(3)}`;

describe("the rules", () => {
  test("have names of their own, and each find holds one of its marks", () => {
    expect(new Set(secretRules.map(({ id }) => id)).size).toBe(secretRules.length);
    for (const { id, marks } of secretRules) expect(marks.length, id).toBeGreaterThan(0);
  });

  // What each repetition of a pattern takes, cut short, over and over: the worst that a pattern can be given.
  test.each(secretRules.map((rule) => [rule.id, rule] as const))("take linear time: %s", (_, rule) => {
    const fillers = ["a", "0", "A1", "a-", "_", "/", "=", " ", ".ey", "\n", ":", "://", "@", "ey."];
    for (const mark of rule.marks) {
      for (const filler of fillers) {
        const texts = [mark + filler.repeat(100_000 / filler.length), (mark + filler).repeat(100_000 / mark.length)];
        for (const text of [...texts, filler.repeat(100_000 / filler.length) + mark, `${"a".repeat(99_000)}${mark}`]) {
          const started = performance.now();
          for (const _match of text.slice(0, 100_000).matchAll(rule.pattern));
          expect(performance.now() - started, `${mark} ${JSON.stringify(filler)}`).toBeLessThan(400);
        }
      }
    }
  });
});

describe("a secret is found", () => {
  test("inside a longer text, with its place", () => {
    expect(findSecrets(`Bearer ${token}, or so`)).toMatchObject([{ start: 7, end: 47, kind: "github-pat" }]);
  });

  test("in base64 and percent-encoded", () => {
    expect(isSecretText(Buffer.from(`user:${token}`).toString("base64"))).toBe(true);
    expect(isSecretText(encodeURIComponent(`postgres://me:Tr0ub4dor@db/raw`))).toBe(true);
  });

  test("with its password only, in an address", () => {
    const address = "postgres://me:Tr0ub4dor@db/raw";
    expect(withoutSecrets(address)).toBe("postgres://me:‹secret: url-password, 9 chars›@db/raw");
  });
});

describe("no secret is seen in", () => {
  test.each([
    "AKIAIOSFODNN7EXAMPLE",
    "ghp_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "postgres://db.internal:5432/raw",
    "postgres://me:${PASSWORD}@db/raw",
    "http://me:{{token}}@host",
    "Server=db;Password=<password>;Encrypt=no",
    "eyJub3RoaW5nIn0.eyJub3RoaW5nIn0.aaaaaaaaaaaaaaaaaaaaaaaa",
    "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----",
    "kind: Secret",
    "risk-sk-antenna",
  ])("%s", (text) => {
    expect(findSecrets(text)).toEqual([]);
  });
});

describe("a gap of a template", () => {
  test.each([
    "${TOKEN}",
    "${env:DB_PASSWORD}",
    "$(TOKEN)",
    "{{ env_var('X') }}",
    "${{ secrets.TOKEN }}",
    "{token}",
    "<token>",
    "<your-password>",
    "***",
    "xxxxxxxx",
  ])("is %s", (text) => expect(isTemplate(text)).toBe(true));
  test.each([
    "hunter2",
    "$uperS3cret99",
    "your-Real-P4ss",
    "add-9fK2Lq",
    "secret:hunter2x",
    "<hunter2x>",
    "[hunter2x]",
    "%hunter2%",
    "%TOKEN%",
    "$TOKEN",
    "password",
    "changeme",
    "0000000000",
    "${hunter2x}",
    "{hunter2x}",
  ])("is not %s", (text) => expect(isTemplate(text)).toBe(false));
});

describe("a random text", () => {
  test.each(["q7Zp2Xw9Lk4Vt8Rm3Bn6Yc1Hs5Jd", "9f8b2c4d1e7a6b3c5d0f4e2a"])("is %s", (text) => {
    expect(findRandomText(text)).toEqual([{ start: 0, end: text.length }]);
  });
  test.each([
    "int_customer_orders_enriched_daily_snapshot_v2",
    "getCustomerOrders2024ReportForFinance",
    "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
    "da39a3ee5e6b4b0d3255bfef95601890afd80709",
    "registry.local/floe/dagster@sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "s3://floe-iceberg/warehouse/2024/01/orders",
    "arn:aws:iam::123456789012:role/floe-reader",
    "http://floe-platform-polaris:8181/api/catalog/v1/oauth/tokens",
    "12345678901234567890",
  ])("is not %s", (text) => {
    expect(findRandomText(text)).toEqual([]);
  });
});

test("a description shows nothing of the secret", () => {
  expect(describeSecret("github-pat", 40)).toBe("‹secret: github-pat, 40 chars›");
  expect(withoutSecrets(`a ${token} b`)).toBe("a ‹secret: github-pat, 40 chars› b");
});
