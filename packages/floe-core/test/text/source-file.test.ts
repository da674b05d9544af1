import { expect, test } from "vitest";
import { lineText, positionAt } from "../../src/text/source-file.ts";
import { compareSpans, startOf } from "../../src/text/span.ts";

const source = { path: "a.yaml", text: "one\r\ntwo\n\nfour" };

test.each([
  [0, 1, 1],
  [3, 1, 4],
  [5, 2, 1],
  [8, 2, 4],
  [9, 3, 1],
  [14, 4, 5],
  [99, 4, 5],
  [-1, 1, 1],
])("offset %i is line %i, column %i", (offset, line, column) => {
  expect(positionAt(source, offset)).toEqual({ line, column });
});

test("lines come without their breaks", () => {
  expect([0, 1, 2, 3, 4, 5].map((line) => lineText(source, line))).toEqual([
    undefined,
    "one",
    "two",
    "",
    "four",
    undefined,
  ]);
});

test("spans are ordered by file, start and end", () => {
  const at = (path: string, start: number, end: number) => ({ source: { path, text: "xxxx" }, start, end });
  const spans = [at("b", 0, 1), at("a", 2, 3), at("a", 0, 2), at("a", 0, 1)];
  const sorted = [...spans].sort(compareSpans).map((span) => `${span.source.path}${span.start}${span.end}`);
  expect(sorted).toEqual(["a01", "a02", "a23", "b01"]);
});

test("an empty file has a beginning too", () => {
  expect(startOf({ path: "x", text: "" })).toMatchObject({ start: 0, end: 0 });
});
