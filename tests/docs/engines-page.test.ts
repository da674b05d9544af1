import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { engines } from "../../plugins/floe-compute-dbt-adapters/src/index.ts";
import { enginesPage } from "../../scripts/engines-page.ts";

test("docs/engines.md says what the table of engines says; `make generate` writes it", () => {
  const page = readFileSync(new URL("../../docs/engines.md", import.meta.url), "utf8");
  expect(page).toBe(enginesPage(Object.values(engines)));
});
