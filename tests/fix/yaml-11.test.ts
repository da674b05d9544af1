import { renderHuman } from "floe-core";
import { places } from "floe-core/testing";
import { expect, test } from "vitest";
import { smallManifest, smallProduct, smallProject } from "../support/small-project.ts";

async function helpFor(manifest: string): Promise<string> {
  const { diagnostics } = await smallProject({ manifest }).compile("shop/floe.yaml", { outputs: "none" });
  return renderHuman(diagnostics, { color: "never" });
}

test.each([
  ["yes", "true"],
  ["Off", "false"],
])("where a boolean is needed, help says that %s is a string", async (written, meant) => {
  const help = await helpFor(smallManifest(`observability:\n  tracing:\n    enabled: ${written}\n`));
  expect(help).toContain(`help: YAML 1.2 reads \`${written}\` as a string; write \`${meant}\`.`);
});

test.each([
  ["1:30", "90"],
  ["1_000", "1000"],
  ["0b11", "3"],
])("where a number is needed, help says that %s is a string", async (written, meant) => {
  const help = await helpFor(smallManifest(`governance:\n  data_retention_days: ${written}\n`));
  expect(help).toContain(`help: YAML 1.2 reads \`${written}\` as a string; write \`${meant}\`.`);
});

test.each([
  ["012", "12", "an octal number"],
  ["1e3", "1000", "a string"],
])("the number %s is reported, because others read %s differently", async (written, value, reading) => {
  const manifest = smallManifest(`governance:\n  data_retention_days: ${written}\n`);
  const { diagnostics } = await smallProject({ manifest }).compile("shop/floe.yaml", { outputs: "none" });
  expect(places(diagnostics)).toContainEqual({ code: "schema/ambiguous-number", at: "manifest.yaml:13:24" });
  const found = diagnostics.find(({ code }) => code === "schema/ambiguous-number");
  expect(found?.message).toBe(`\`${written}\` is the number ${value} here and ${reading} to readers of YAML 1.1.`);
});

test("in a string field nothing is reported", async () => {
  const product = smallProduct("    tags: [yes, off, 1:30, 2026-01-01]\n");
  const { diagnostics } = await smallProject({ product }).compile("shop/floe.yaml", { outputs: "none" });
  expect(places(diagnostics)).toEqual([]);
});

test("a number where a string is needed is reported once, and notes are nobody's business", async () => {
  const product = smallProduct("    tags: [012]\nx-note: 012\n");
  const { diagnostics } = await smallProject({ product }).compile("shop/floe.yaml", { outputs: "none" });
  expect(places(diagnostics)).toEqual([{ code: "schema/wrong-type", at: "shop/floe.yaml:10:12" }]);
});
