import { expect, test } from "vitest";
import { planFixes } from "../../src/fix/plan-fixes.ts";
import { writeFixes } from "../../src/fix/write-fixes.ts";
import type { Host } from "../../src/host/host.ts";
import { memoryHost } from "../../src/host/memory-host.ts";
import type { SourceFile } from "../../src/text/source-file.ts";
import { readSource } from "../../src/yaml/read-source.ts";
import { finding } from "../diagnostics/render/finding.ts";

const near = "/project/floe.yaml";
const far = "/elsewhere/floe.yaml";

function check(host: Host) {
  const sources = [near, far].flatMap((path) => readSource(host, { path, shown: "floe.yaml" }).value ?? []);
  return Promise.resolve(sources.flatMap(misspeltName));
}

function misspeltName(source: SourceFile) {
  const start = source.text.indexOf("nmae");
  if (start === -1) return [];
  const fix = { span: { source, start, end: start + 4 }, replacement: "name" };
  return [finding(source, "nmae", "No name.", { fix })];
}

test.each([
  ["the first", { [near]: "nmae: shop\n", [far]: "name: iot\n" }],
  ["the second", { [near]: "name: shop\n", [far]: "nmae: iot\n" }],
  ["both", { [near]: "nmae: shop\n", [far]: "nmae: iot\n" }],
  ["both, at two places", { [near]: "nmae: shop\n", [far]: "# a comment\nnmae: iot\n" }],
])("of two files that are shown alike, %s is corrected", async (_, files) => {
  const host = memoryHost(files);
  const plan = await planFixes(host, check);
  expect(writeFixes(host, plan.files)).toEqual([]);
  expect(plan.remaining).toEqual([]);
  expect(plan.fixes.map(({ file }) => file)).toEqual(plan.found.map(() => "floe.yaml"));
  const right = Object.entries(files).map(([path, text]) => [path, text.replace("nmae", "name")]);
  expect(memoryHost(Object.fromEntries(right)).files()).toEqual(host.files());
});

test("a mistake that goes away in one file is not taken for the same one in the other", async () => {
  const host = memoryHost({ [near]: "nmae: shop\n", [far]: "nmae: iot\n" });
  const plan = await planFixes(host, async (trial) =>
    (await check(trial)).map((found) => (found.span?.source.path === far ? { ...found, fix: undefined } : found)),
  );
  expect(plan.files.map(({ path }) => path)).toEqual([near]);
  expect(plan.remaining.map(({ span }) => span?.source.path)).toEqual([far]);
});

test("a text that was not read from a file is left alone", async () => {
  const example = { path: "(an example)", shown: "an example", text: "nmae: shop\n" };
  const plan = await planFixes(memoryHost({}), async () => misspeltName(example));
  expect(plan.files).toEqual([]);
});
