import type { ValidateFunction } from "ajv";
import { describe, expect, test } from "vitest";
import { init } from "../../packages/floe-cli/src/commands/init.ts";
import { sync } from "../../packages/floe-cli/src/commands/sync.ts";
import { memorySession } from "../support/memory-session.ts";
import { smallManifest, smallProduct } from "../support/small-project.ts";
import { hostileFiles, hostilePaths } from "./hostile-project.ts";
import { reportSchema, sarifSchema } from "./report-schemas.ts";
import { runCommand } from "./run-command.ts";

const clean = { "manifest.yaml": smallManifest(), "shop/floe.yaml": smallProduct() };
const reports = [
  ["clean files", { files: clean, paths: ["shop"] }],
  ["hostile files", { files: hostileFiles, paths: hostilePaths }],
  ["a missing product", { files: clean, paths: ["nowhere.yaml", "shop"] }],
  ["a folder without a product", { files: { ...clean, "empty/": "" }, paths: ["empty", "shop"] }],
] as const;

describe.each(["compile", "validate"] as const)("what %s prints", (command) => {
  test.each(reports)("as SARIF fits OASIS' schema: %s", async (_, project) => {
    const { out } = await runCommand(command, "sarif", project);
    expectValid(sarifSchema(), JSON.parse(out));
  });

  test.each(reports)("as JSON fits docs/schemas/report.schema.json: %s", async (_, project) => {
    const { out, code } = await runCommand(command, "json", project);
    const report = JSON.parse(out);
    expectValid(reportSchema(), report);
    expect(report.ok).toBe(code === 0);
  });
});

test.each([
  ["an empty folder", {}, 0],
  ["a product that is there", clean, 1],
])("what init prints as JSON fits the same schema: %s", async (_, files, code) => {
  for (const dryRun of [false, true]) {
    const { session, printed } = memorySession(files);
    const argument = code === 0 ? "new" : "shop";
    expect(await init.run({ argument, options: { dryRun, format: "json" } }, session)).toBe(code);
    expectValid(reportSchema(), JSON.parse(printed.out));
  }
});

test("what sync prints as JSON fits the same schema", async () => {
  const port = "outputPorts:\n  - name: orders\n    schema: [{name: id, type: integer, required: true}]\n";
  const files = {
    "manifest.yaml": smallManifest(),
    "shop/floe.yaml": smallProduct(port),
    "shop/dbt_project.yml": "name: shop\nprofile: shop\n",
    "shop/models/orders.sql": "select 1 as id\n",
  };
  for (const write of [false, true]) {
    const { session, printed } = memorySession(files);
    expect(await sync.run({ argument: ["shop"], options: { write, format: "json" } }, session)).toBe(0);
    expectValid(reportSchema(), JSON.parse(printed.out));
  }
});

test("the schema of the reports refuses another shape", () => {
  const report = { version: 1, command: "compile", ok: true, products: [], diagnostics: [], missing: [] };
  expect([reportSchema()(report), reportSchema()({ ...report, more: 1 })]).toEqual([true, false]);
});

function expectValid(validate: ValidateFunction, value: unknown): void {
  validate(value);
  expect(validate.errors).toBe(null);
}
