import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { governedSettings } from "../../packages/floe-core/src/rules/governance/governed-settings.ts";
import { governancePage } from "../../scripts/governance-page.ts";

test("docs/governance.md says what the list of rules says; `make generate` writes it", () => {
  const page = readFileSync(new URL("../../docs/governance.md", import.meta.url), "utf8");
  expect(page).toBe(governancePage(governedSettings));
});
