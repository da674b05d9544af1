import { describe, expect, test } from "vitest";
import { isSensitiveName } from "../../src/secrets/sensitive-name.ts";

describe("names of secrets", () => {
  test.each(["password", "API-key", "apiKey", "client_secret", "aws.secretAccessKey", "db_dsn", "tls_cert", "TOKEN"])(
    "%s",
    (name) => expect(isSensitiveName(name)).toBe(true),
  );
});

describe("names of what is no secret", () => {
  test.each(["token_url", "secret_ref", "password_file", "credentials", "tokens_per_minute", "key", "name", ""])(
    "%s",
    (name) => expect(isSensitiveName(name)).toBe(false),
  );
});
