import { expect, test } from "vitest";
import { builtin, type Located } from "../../src/origins/located.ts";
import { materializeJson, type TracedJson } from "../../src/origins/traced.ts";
import { mergeValues, type ValuesPart } from "../../src/stages/generate/merge-values.ts";

const leaf = (value: unknown): Located<unknown> => builtin(value, "a test says so");
const part = (owner: string, values: TracedJson): ValuesPart => ({
  owner: { package: owner, version: "1.0.0" },
  values,
});

function merged(...parts: readonly ValuesPart[]): unknown {
  const { value, diagnostics } = mergeValues(parts);
  return value === undefined ? diagnostics.map(({ message }) => message) : materializeJson(value).value;
}

test("tables of several owners are laid over each other", () => {
  const left = part("left", { shared: { a: leaf(1) }, own: leaf("x") });
  const right = part("right", { shared: { b: [leaf(2)] } });
  expect(merged(left, right)).toEqual({ shared: { a: 1, b: [2] }, own: "x" });
});

test.each<[string, TracedJson, TracedJson, string]>([
  ["one value", { a: { b: leaf(1) } }, { a: { b: leaf(1) } }, "a.b"],
  ["a value and a table below it", { a: leaf(1) }, { a: { b: leaf(2) } }, "a"],
  ["a table and a value above it", { a: { b: leaf(1) } }, { a: leaf(2) }, "a"],
  ["a whole table as one value, and a part of it", { a: leaf({ b: 1 }) }, { a: { c: leaf(2) } }, "a"],
  ["a list", { a: [leaf(1)] }, { a: [leaf(2)] }, "a"],
  ["an empty table and a value in its place", { a: {} }, { a: leaf(1) }, "a"],
])("%s of two owners is an error that names both", (_, left, right, value) => {
  expect(merged(part("left", left), part("right", right))).toEqual([
    `The Helm value \`${value}\` is set by left and by right.`,
  ]);
});

test("nothing gives nothing", () => {
  expect(merged()).toEqual({});
});
