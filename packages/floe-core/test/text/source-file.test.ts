import { expect, test } from "vitest";
import { lineText, positionAt } from "../../src/text/source-file.ts";
import { compareSpans, startOf } from "../../src/text/span.ts";
import { sourceNamed } from "./source-named.ts";

const source = sourceNamed("a.yaml", "one\r\ntwo\n\nfour");

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
  const at = (shown: string, start: number, end: number) => ({ source: sourceNamed(shown, "xxxx"), start, end });
  const spans = [at("b", 0, 1), at("a", 2, 3), at("a", 0, 2), at("a", 0, 1)];
  const sorted = [...spans].sort(compareSpans).map((span) => `${span.source.shown}${span.start}${span.end}`);
  expect(sorted).toEqual(["a01", "a02", "a23", "b01"]);
});

test("files that are shown alike stay apart, in the order of their addresses", () => {
  const at = (path: string, start: number) => ({ source: { path, shown: "floe.yaml", text: "xxxx" }, start, end: 4 });
  const spans = [at("/b", 0), at("/a", 1), at("/b", 1), at("/a", 0)];
  const sorted = [...spans].sort(compareSpans).map((span) => `${span.source.path}${span.start}`);
  expect(sorted).toEqual(["/a0", "/a1", "/b0", "/b1"]);
});

test("an empty file has a beginning too", () => {
  expect(startOf(sourceNamed("x", ""))).toMatchObject({ start: 0, end: 0 });
});
