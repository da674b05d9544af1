import { describe, expect, test } from "vitest";
import { jsonFault } from "../../src/text/json-fault.ts";

describe("no fault", () => {
  test.each([
    "{}",
    " [] ",
    "0",
    "-1.5e+3",
    '"a\\u00e9\\n"',
    "null",
    '{"a": [1, {"b": true}], "c": {}}',
    '"\u007f\u0085"',
  ])("in %s", (text) => {
    expect(() => JSON.parse(text)).not.toThrow();
    expect(jsonFault(text)).toBeUndefined();
  });
});

describe("the fault", () => {
  test.each([
    ["", 0],
    ["  ", 2],
    ["{", 1],
    ["[1,]", 3],
    ['{"a": 1,}', 8],
    ['{"a" 1}', 5],
    ["{a: 1}", 1],
    ["[1 2]", 3],
    ["{]", 1],
    ["[1}", 2],
    ["{} {}", 3],
    ["01", 1],
    ["'a'", 0],
    ['"a\nb"', 0],
    ['{"a": "\\x"}', 6],
    ['{"a": 1 // note\n}', 8],
    ["machine example.com", 0],
    [`${"[".repeat(100_000)}!`, 100_000],
  ])("in %j", (text, at) => {
    expect(() => JSON.parse(text)).toThrow();
    expect(jsonFault(text)).toBe(at);
  });

  test("is found in a large file of one string", () => {
    expect(jsonFault(`"${"x\\n".repeat(300_000)}"`)).toBeUndefined();
    expect(jsonFault(`"${"x\\n".repeat(300_000)}`)).toBe(0);
  });
});
