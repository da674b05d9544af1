import { expect, test } from "vitest";
import { engines } from "../src/index.ts";
import { startingConfig } from "../src/starting-config.ts";

test("a new manifest has what the engine cannot do without, and no value of a secret", () => {
  expect(startingConfig(engines.postgres)).toEqual({
    host: { secret_ref: "postgres", key: "host" },
    user: { secret_ref: "postgres", key: "user" },
    password: { secret_ref: "postgres", key: "password" },
    database: "analytics",
  });
  expect(startingConfig(engines.spark)).toEqual({ method: "session" });
});
