import { describe, expect, test } from "vitest";
import { readForeignYaml } from "../../src/yaml/read-foreign.ts";
import { toPlain } from "../../src/yaml/to-plain.ts";

function read(text: string): unknown {
  const root = readForeignYaml({ path: "/dbt_project.yml", shown: "dbt_project.yml", text });
  return root && toPlain(root);
}

describe("what dbt reads, is read as dbt reads it", () => {
  test.each([
    ["plain values", "a: 1\nb: [x, 'y']\nc: ~\n", { a: 1, b: ["x", "y"], c: null }],
    ["words that are booleans in YAML 1.1", "a: on\nb: no\n", { a: true, b: false }],
    ["a merge key", "x: &x {a: 1, b: 2}\ny:\n  <<: *x\n  b: 3\n", { x: { a: 1, b: 2 }, y: { a: 1, b: 3 } }],
    ["several, of which the first wins", "y:\n  <<: [{a: 1}, {a: 2, b: 2}]\n", { y: { a: 1, b: 2 } }],
    ["an alias", "x: &x [1]\ny: *x\n", { x: [1], y: [1] }],
    ["the last of two equal keys", "a: 1\na: 2\n", { a: 2 }],
    ["a key without a value", "a:\n? b\n", { a: null, b: null }],
    ["Jinja in quotes", "profile: \"{{ env_var('P', 'shop') }}\"\n", { profile: "{{ env_var('P', 'shop') }}" }],
    ["a file without a word", "# a note\n---\n", null],
    ["a key that is a number", "1: x\n", { 1: "x" }],
  ])("%s", (_, text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});

test.each([
  ["a bracket that stays open", "a: [1\n"],
  ["an alias of nothing", "a: *x\n"],
  ["an alias inside what it stands for", "a: &a [*a]\n"],
  ["an alias that is too large when written out", bomb()],
  ["more levels than may be", `${"[".repeat(100)}${"]".repeat(100)}`],
])("%s is nothing", (_, text) => {
  expect(read(text)).toBeUndefined();
});

function bomb(): string {
  const lists = Array.from({ length: 9 }, (_, index) => `${"abcdefghi"[index]}: &${"abcdefghi"[index]} `);
  return lists
    .map(
      (start, index) =>
        `${start}[${
          index === 0
            ? "1"
            : Array(10)
                .fill(`*${"abcdefghi"[index - 1]}`)
                .join(", ")
        }]\n`,
    )
    .join("");
}
