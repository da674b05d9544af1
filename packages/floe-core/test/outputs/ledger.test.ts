import { expect, test } from "vitest";
import { digestOf } from "../../src/outputs/digest.ts";
import { parseLedger, renderLedger } from "../../src/outputs/ledger.ts";
import { outputPath } from "../../src/outputs/output-path.ts";

const one = digestOf("one");
const two = digestOf("two");
const files = new Map([
  [outputPath("b/a"), two],
  [outputPath("a"), one],
]);

test("a digest is that of the bytes, and a string counts as UTF-8", () => {
  expect(digestOf("é")).toBe("sha256:4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c");
  expect(digestOf(new TextEncoder().encode("é"))).toBe(digestOf("é"));
});

test("a ledger is written with sorted paths and no digests of before", () => {
  expect(renderLedger({ state: "complete", files, previous: files })).toBe(
    `{\n  "version": 1,\n  "state": "complete",\n  "files": {\n    "a": "${one}",\n    "b/a": "${two}"\n  }\n}\n`,
  );
});

test("a ledger is read as it was written", () => {
  const previous = new Map([[outputPath("c"), two]]);
  expect(parseLedger(renderLedger({ state: "writing", files, previous }))).toEqual({
    state: "writing",
    files,
    previous,
  });
  expect(parseLedger(renderLedger({ state: "complete", files, previous }))).toEqual({
    state: "complete",
    files,
    previous: new Map(),
  });
});

test("a file named like a member of every object is a file", () => {
  const odd = new Map([[outputPath("__proto__"), one]]);
  expect(parseLedger(renderLedger({ state: "complete", files: odd, previous: new Map() }))?.files).toEqual(odd);
});

test.each([
  ["no JSON", "{"],
  ["no object", "[]"],
  ["null", "null"],
  ["another version", '{"version":2,"state":"complete","files":{}}'],
  ["another state", '{"version":1,"state":"done","files":{}}'],
  ["no files", '{"version":1,"state":"complete"}'],
  ["files as a list", '{"version":1,"state":"complete","files":[]}'],
  ["a digest that is none", '{"version":1,"state":"complete","files":{"a":"sha256:00"}}'],
  ["a digest that is a number", '{"version":1,"state":"complete","files":{"a":1}}'],
  ["a path that leads out", `{"version":1,"state":"complete","files":{"../a":"${one}"}}`],
  ["no digests of before while writing", '{"version":1,"state":"writing","files":{}}'],
  ["a path of before that leads out", `{"version":1,"state":"writing","files":{},"previous":{"/a":"${one}"}}`],
])("%s is no ledger", (_, text) => {
  expect(parseLedger(text)).toBeUndefined();
});
