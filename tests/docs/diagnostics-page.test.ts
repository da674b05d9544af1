import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { bundledPlugins } from "../../packages/floe-cli/src/bundled-plugins.ts";
import { knownCodes } from "../../packages/floe-cli/src/commands/known-codes.ts";
import { diagnosticsPage } from "../../scripts/diagnostics-page.ts";

const page = diagnosticsPage(knownCodes(bundledPlugins));

test("docs/diagnostics.md is what scripts/generate-diagnostics.ts makes", () => {
  expect(readFileSync(new URL("../../docs/diagnostics.md", import.meta.url), "utf8")).toBe(page);
});

test("each link of the overview leads to a heading", () => {
  const headings = new Set([...page.matchAll(/^## (.+)$/gmu)].map(([, code = ""]) => code.replace("/", "")));
  const links = [...page.matchAll(/\]\(#([^)]+)\)/gu)].map(([, anchor = ""]) => anchor);
  expect(links.filter((anchor) => !headings.has(anchor))).toEqual([]);
  expect(links.length).toBe(headings.size);
});

test("codes are unique", () => {
  const codes = knownCodes(bundledPlugins).map(({ code }) => code);
  expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
});
