import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { renderYaml } from "../../src/outputs/render-yaml.ts";

const versions = ["1.1", "1.2"] as const;
const options = (version: "1.1" | "1.2") => ({ version, uniqueKeys: true, maxAliasCount: 0 }) as const;

test("looks the way people write it", () => {
  expect(renderYaml({ a: "x", list: [{ b: 1, c: [] }, ["d"]], empty: {}, none: null, yes: true })).toBe(`a: "x"
list:
  - b: 1
    c: []
  -
    - "d"
empty: {}
none: null
"yes": true
`);
});

describe.each(versions)("YAML %s reads back", (version) => {
  test.each([
    [
      "words that it would convert",
      { a: ["yes", "off", "null", "~", "1e3", "0x1f", "2026-01-01", "12:30:45", "1_000"] },
    ],
    ["keys that it would convert", { y: 1, n: 2, on: 3, Off: 4, null: 5, "1": 6, "0o7": 7, "": 8, "~": 9, "1.5": 10 }],
    ["keys with its own signs", { "a: b": 1, "- c": 2, "#d": 3, "&e": 4, "*f": 5, "!g": 6, "{h": 7, "'i": 8, '"j': 9 }],
    ["merge and value keys", { "<<": "a", "=": "b" }],
    ["keys of JavaScript", { constructor: 1, toString: 2 }],
    ["line breaks of every kind", { a: "1\n2\r\n3\u00854\u20285\u2029", "b\nc": 1 }],
    ["controls and byte order marks", { a: "\u0000\u0007\u001b\u007f\u009f\ufeff\ufffe\uffff" }],
    ["signs beyond the basic plane", { a: "🙂", "🙂": "a" }],
    ["Jinja", { a: "{{ env_var('X') }}", b: "{% x %}" }],
    ["numbers", { a: 0, b: -1, c: 0.1, d: 9007199254740991, e: 1e21, f: 1.5e-9, g: 5e-324 }],
    ["lists of lists", [[["a"], []], [{}], [{ b: [] }]]],
  ])("%s", (_, value) => {
    expect(parse(renderYaml(value), options(version))).toEqual(value);
  });

  test("any data as it was", () => {
    const text = fc.string({ unit: "binary" });
    const key = text.filter((candidate) => candidate !== "__proto__");
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { depthSize: "small" },
        text,
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        tie("list"),
        tie("table"),
      ),
      list: fc.array(tie("tree"), { maxLength: 4 }),
      table: fc.dictionary(key, tie("tree"), { maxKeys: 4 }),
    }));
    fc.assert(
      fc.property(tree, (value) => {
        const read: unknown = parse(renderYaml(value), options(version));
        // fast-check's dictionaries may be without a prototype.
        expect(JSON.stringify(read)).toBe(JSON.stringify(value));
      }),
    );
  });

  test("a key of several thousand characters", () => {
    const value = { ["k".repeat(5000)]: "v", ["ü".repeat(2000)]: { a: ["b"] } };
    expect(parse(renderYaml(value), options(version))).toEqual(value);
  });
});

test("texts are written so that no reader of YAML needs to guess", () => {
  expect(renderYaml({ a: "no", no: 1 })).toBe('a: "no"\n"no": 1\n');
});

test("undefined is nothing, not the word", () => {
  expect(renderYaml([undefined])).toBe("- null\n");
});
