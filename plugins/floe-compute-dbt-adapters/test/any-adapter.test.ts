import { conformanceFindings } from "floe-core/testing";
import { expect, test } from "vitest";
import { plugins } from "../src/index.ts";

test("an engine that floe does not know conforms to the plugin contract", async () => {
  const [anyAdapter] = plugins.filter(({ name }) => name === "dbt");
  if (anyAdapter === undefined) throw new Error("there is no plugin `dbt`");
  const output = {
    server: "db",
    schema: "{product_slug}",
    password: { secret_ref: "db", key: "password" },
    retries: 2,
  };
  expect(await conformanceFindings(anyAdapter, { validConfig: { adapter: "sqlserver", output, threads: 2 } })).toEqual(
    [],
  );
});
