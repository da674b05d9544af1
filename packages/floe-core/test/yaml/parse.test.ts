import { describe, expect, test } from "vitest";
import type { YamlNode } from "../../src/yaml/node.ts";
import { parseYaml } from "../../src/yaml/parse.ts";
import { yamlDiagnostics } from "../../src/yaml/problems.ts";
import { sourceNamed } from "../text/source-named.ts";
import { foundIn, plainValue, rootOf, textOf } from "./found-in.ts";

describe("values", () => {
  test("scalars are those of YAML 1.2 core", () => {
    const text = "a: off\nb: 012\nc: 0x1F\nd: 0o17\ne: 1.5e3\nf: ~\ng:\nh: True\ni: 'yes'\nj: 1:30\nk: -7\nl: +5\n";
    const value = {
      a: "off",
      b: 12,
      c: 31,
      d: 15,
      e: 1500,
      f: null,
      g: null,
      h: true,
      i: "yes",
      j: "1:30",
      k: -7,
      l: 5,
    };
    expect(plainValue(text)).toEqual(value);
  });

  test("keys are texts", () => {
    expect(plainValue("1: a\ntrue: b\non: c\n")).toEqual({ "1": "a", true: "b", on: "c" });
  });

  test("the largest safe integers are kept", () => {
    expect(plainValue("[9007199254740991, -9007199254740991]")).toEqual([9007199254740991, -9007199254740991]);
  });

  test("CRLF and LF give the same values", () => {
    const text = "a: |\n  x\n  y\nb: >-\n  one\n  two\nc: 'q\n\n  r'\nd: plain\n  text\ne: [1,\n  2]\n";
    expect(plainValue(text.replaceAll("\n", "\r\n"))).toEqual(plainValue(text));
  });

  test("a root need not be a map", () => {
    expect(plainValue("- a\n")).toEqual(["a"]);
    expect(plainValue("text")).toBe("text");
    expect(plainValue("null")).toBe(null);
  });

  test("comments, a document start and a document end are allowed", () => {
    expect(plainValue("# head\n---\na: 1 # tail\n...\n# end\n")).toEqual({ a: 1 });
  });

  test("an alias repeats its anchor's value", () => {
    expect(plainValue("a: &x {b: 1}\nc: *x\nd: [*x]\n")).toEqual({ a: { b: 1 }, c: { b: 1 }, d: [{ b: 1 }] });
  });

  test("an alias means the last anchor of its name above it", () => {
    expect(plainValue("a: &x 1\nb: *x\nc: &x 2\nd: *x\n")).toEqual({ a: 1, b: 1, c: 2, d: 2 });
  });

  test("a surrogate pair in escapes is one character", () => {
    expect(plainValue('"\\ud83d\\ude00"')).toBe("😀");
  });

  test("64 levels are allowed", () => {
    expect(foundIn(`${"[".repeat(64)}${"]".repeat(64)}`)).toEqual([]);
    expect(foundIn(`${"- ".repeat(64)}x`)).toEqual([]);
  });

  test("100 aliases are allowed", () => {
    expect(foundIn(`a: &a 1\nb: [${"*a, ".repeat(100)}]\n`)).toEqual([]);
  });
});

function member(node: YamlNode, key: string): YamlNode {
  const entry = node.kind === "map" ? node.entries.get(key) : undefined;
  if (entry === undefined) throw new Error(`no ${key}`);
  return entry.value;
}

describe("spans", () => {
  test.each([
    ["a: plain text   # comment\nb: 1\n", "plain text"],
    ["a: 'it''s'   \n", "'it''s'"],
    ['a: "x"\n', '"x"'],
    ["a: |  # c\n  one\n  two\n\nb: 1\n", "|  # c\n  one\n  two"],
    ["a: >-\n  one\n", ">-\n  one"],
    ["a:\n  b: 1\n  c: 2   # comment\n\n# more\nd: 3\n", "b: 1\n  c: 2"],
    ["a:\n  - x\n  - y: 1\n    z: 2\n# c\nd: 3\n", "- x\n  - y: 1\n    z: 2"],
    ["a: {b: [1, 2 ], c: 3 } # x\n", "{b: [1, 2 ], c: 3 }"],
    ["a: [\n  1,\n]\n", "[\n  1,\n]"],
    ["a: &x {b: 1}\n", "{b: 1}"],
    ["a:\n  b:\n    c:   # nothing\nd: 1\n", "b:\n    c:   "],
    ["a: 1\r\nb: 2\r\n", "1"],
  ])("of the value in %j", (text, spanned) => {
    expect(textOf(member(rootOf(text), "a"))).toBe(spanned);
  });

  test("a key's span is the key with its quotes", () => {
    const root = rootOf("'a b' : 1\n");
    const entry = root.kind === "map" ? root.entries.get("a b") : undefined;
    expect(entry?.keySpan).toMatchObject({ start: 0, end: 5 });
  });

  test("a missing value is empty and stands after its colon", () => {
    expect(member(rootOf("a:\nb: 1\n"), "a").span).toMatchObject({ start: 2, end: 2 });
  });

  test("a value reached by an alias stands where the alias stands", () => {
    const root = rootOf("a: &x {b: 1}\nc: *x\n");
    expect(textOf(member(root, "c"))).toBe("*x");
    expect(textOf(member(member(root, "c"), "b"))).toBe("1");
  });

  test("a scalar knows its style", () => {
    const root = rootOf("a: no\nb: 'no'\nc: \"no\"\nd: |\n  no\n");
    const styles = ["a", "b", "c", "d"]
      .map((key) => member(root, key))
      .map((node) => node.kind === "scalar" && node.style);
    expect(styles).toEqual(["plain", "quoted", "quoted", "block"]);
  });
});

describe("keys", () => {
  test.each([
    ["governance: strict\ngovernance: off\n", "yaml/duplicate-key 2:1"],
    ["{a: 1, b: 2, 'a': 3}\n", "yaml/duplicate-key 1:14"],
    ["1: a\n'1': b\n", "yaml/duplicate-key 2:1"],
    ["a:\n  b: 1\n  __proto__: 2\n", "yaml/forbidden-key 3:3"],
    ["'constructor': 1\n", "yaml/forbidden-key 1:1"],
    ["prototype: 1\n", "yaml/forbidden-key 1:1"],
    [": 1\n", "yaml/empty-key 1:1"],
    ["a: 1\n'': 1\n", "yaml/empty-key 2:1"],
    ["~: 1\n", "yaml/empty-key 1:1"],
    ["null: 1\n", "yaml/empty-key 1:1"],
    ["a: &x {b: 1}\nc:\n  <<: *x\n", "yaml/merge-key 3:3"],
    ["? [a, b]\n: 1\n", "yaml/complex-key 1:3"],
    ["a: &x b\n*x : 1\n", "yaml/complex-key 2:1"],
  ])("%j", (text, finding) => {
    expect(foundIn(text)).toEqual([finding]);
  });

  test("a repeated key points to the first as well, and keeps the first value", () => {
    const { value, diagnostics } = parseYaml(sourceNamed("floe.yaml", "a: 1\nb: 2\na: 3\n"));
    expect(diagnostics[0]?.message).toBe("Key `a` stands twice in this map.");
    expect(diagnostics[0]?.notes).toMatchObject([{ message: "It stands here first.", span: { start: 0, end: 1 } }]);
    expect(value?.root.kind === "map" && value.root.entries.get("a")?.value).toMatchObject({ value: 1 });
  });

  test("a quoted null is a name", () => {
    expect(plainValue("'null': 1\n")).toEqual({ null: 1 });
  });

  test("all wrong keys are found in one run", () => {
    const text = "a: 1\na: 2\nb:\n  c: 1\n  c: 2\n  __proto__: 1\n";
    expect(foundIn(text)).toEqual(["yaml/duplicate-key 2:1", "yaml/duplicate-key 5:3", "yaml/forbidden-key 6:3"]);
  });
});

describe("refused parts of YAML", () => {
  test.each([
    ["a: !!str 1\n", "yaml/tag 1:4"],
    ["a: !vault |\n  x\n", "yaml/tag 1:4"],
    ["a: !!python/object/apply:os.system [x]\n", "yaml/tag 1:4"],
    ["a: !<tag:yaml.org,2002:set> {x}\n", "yaml/tag 1:4"],
    ["%YAML 1.1\n---\na: no\n", "yaml/directive 1:1"],
    ["%TAG ! x\n---\na: no\n", "yaml/directive 1:1"],
    ["a: 1\n---\nb: 2\n", "yaml/several-documents 2:1"],
    ["a: 1\n...\nb: 2\n", "yaml/several-documents 3:1"],
    ["---\n---\na: 1\n", "yaml/several-documents 2:1"],
    ["", "yaml/empty 1:1"],
    ["# only a comment\n", "yaml/empty 1:1"],
    ["---\n", "yaml/empty 1:1"],
    ["a: 12345678901234567890\n", "yaml/unsafe-number 1:4"],
    ["a: -9007199254740992\n", "yaml/unsafe-number 1:4"],
    ["a: .inf\n", "yaml/unsafe-number 1:4"],
    ["a: [.nan]\n", "yaml/unsafe-number 1:5"],
    ["a: 1e999\n", "yaml/unsafe-number 1:4"],
    ["a: &a [*a]\n", "yaml/alias-cycle 1:8"],
    ["a: *b\nb: &b 1\n", "yaml/unknown-alias 1:4"],
    ['a: "x\\0"\n', "yaml/bad-escape 1:4"],
    ['a: "\\ud800"\n', "yaml/bad-escape 1:4"],
  ])("%j", (text, finding) => {
    expect(foundIn(text)).toEqual([finding]);
    expect(parseYaml(sourceNamed("floe.yaml", text)).value).toBe(undefined);
  });

  test("an unknown alias suggests a near anchor", () => {
    const { diagnostics } = parseYaml(sourceNamed("floe.yaml", "a: &defaults 1\nb: *defautls\n"));
    expect(diagnostics[0]?.help).toBe("Did you mean `*defaults`?");
  });

  test("tags, keys and numbers are reported in one run", () => {
    const text = "a: !x 1\nb: 1\nb: 2\nc: .inf\n";
    expect(foundIn(text)).toEqual(["yaml/tag 1:4", "yaml/duplicate-key 3:1", "yaml/unsafe-number 4:4"]);
  });
});

test("each code of the area is documented and has a cause and a fix", () => {
  for (const { docs } of yamlDiagnostics.entries) {
    expect(docs.cause).toMatch(/\.$/u);
    expect(docs.fix).toMatch(/\.$/u);
  }
});

test("each example in the catalogue causes its code", () => {
  for (const { code, docs } of yamlDiagnostics.entries) {
    if (docs.example === undefined) continue;
    expect(foundIn(docs.example).map((finding) => finding.split(" ")[0])).toContain(code);
  }
});
