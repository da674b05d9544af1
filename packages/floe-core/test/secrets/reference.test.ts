import { expect, test } from "vitest";
import { isSecretReference, secretVariable } from "../../src/secrets/reference.ts";
import { slugOf } from "../../src/text/slug.ts";

test.each([
  [{ secret_ref: "polaris-client", key: "client-secret" }, "DBT_ENV_SECRET_FLOE_POLARIS_CLIENT_CLIENT_SECRET"],
  [{ secret_ref: "minio" }, "DBT_ENV_SECRET_FLOE_MINIO"],
  [{ secret_ref: "a.b", key: "c.d" }, "DBT_ENV_SECRET_FLOE_A_B_C_D"],
])("%j is read from %s", (reference, variable) => {
  expect(secretVariable(reference)).toBe(variable);
});

test.each([
  [{ secret_ref: "a" }, true],
  [{ secret_ref: "a", key: "b" }, true],
  [{ secret_ref: "a", key: 1 }, false],
  [{ secret_ref: "a", other: "b" }, false],
  [{ secret_ref: 1 }, false],
  [{}, false],
  ["a", false],
  [null, false],
])("%j is a reference: %s", (value, expected) => {
  expect(isSecretReference(value)).toBe(expected);
});

test.each([
  ["customer-360", "customer_360"],
  ["a--b", "a__b"],
  ["ends-", "ends"],
  ["---", "floe"],
  ["plain", "plain"],
])("`%s` is `%s` to dbt and Python", (name, slug) => {
  expect(slugOf(name)).toBe(slug);
});
