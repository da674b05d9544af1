import { expect, test } from "vitest";
import { parseYaml } from "../../src/yaml/parse.ts";
import { sourceNamed } from "../text/source-named.ts";
import { foundIn } from "./found-in.ts";

test.each([
  // Tabs
  ["a:\n\tb: 1\n\tc: 2\nd: 3\n", ["yaml/tab-indentation 2:1", "yaml/tab-indentation 3:1"]],
  ["a:\n  b: 1\n\tc: 2\n", ["yaml/tab-indentation 3:1"]],
  ["a:\n- x\n-\ty: 1\n  z: 2\n", ["yaml/tab-indentation 3:2"]],
  ["a:\n  - x\n\t- y\n", ["yaml/tab-indentation 3:1"]],
  ["a: [1,\n\t2]\n", ["yaml/tab-indentation 2:1"]],
  ["a: |\n  x\n\ty\n", ["yaml/tab-indentation 3:1"]],
  // Indentation
  ["a:\n    b: 1\n  c: 2\nd: 3\n", ["yaml/bad-indentation 3:3"]],
  ["a: 1\n  b: 2\nc: 3\n", ["yaml/bad-indentation 2:3"]],
  ["  a: 1\nb: 2\nc: 3\n", ["yaml/bad-indentation 2:1"]],
  ["a:\n  - x\n - y\n", ["yaml/bad-indentation 3:2"]],
  ["a:\n  - b\n  c: 1\n", ["yaml/bad-indentation 3:3"]],
  ["- a\nb: 1\nc: 2\n", ["yaml/bad-indentation 2:1"]],
  ["a:\n  b: [\n    1\n]\n", ["yaml/bad-indentation 4:1"]],
  // Quotes
  ['a: "foo\nb: bar\nc: 1\n', ["yaml/unclosed-quote 1:4"]],
  ['a: "foo\nb: "bar"\nc: 1\n', ["yaml/unclosed-quote 1:4"]],
  ["a:\n  - b\n  - 'c\nd: 1\n", ["yaml/unclosed-quote 3:5"]],
  ['a: "foo\\"', ["yaml/unclosed-quote 1:4"]],
  ["a: 'foo''", ["yaml/unclosed-quote 1:4"]],
  ['["a, b]\n', ["yaml/unclosed-quote 1:2"]],
  ["a:\n  - 'it's here'\n  - b\n", ["yaml/syntax 2:9"]],
  ['a: "C:\\data"\n', ["yaml/bad-escape 1:7"]],
  ["a: @x\n", ["yaml/needs-quotes 1:4"]],
  ["a: b: c\nd: 1\n", ["yaml/needs-quotes 1:4"]],
  ["a: {{ env }}\n", ["yaml/needs-quotes 1:4"]],
  ["{{ env }}: 1\n", ["yaml/needs-quotes 1:1"]],
  ["? {{ env }}\n: 1\n", ["yaml/needs-quotes 1:3"]],
  // Brackets
  ["a: [1, 2\nb: 3\n", ["yaml/unclosed-bracket 1:4"]],
  ["a: {x: [1, 2}\nb: 1\n", ["yaml/unclosed-bracket 1:8"]],
  ["{a: 1\n", ["yaml/unclosed-bracket 1:1"]],
  ["a: ]\nb: 1\nc: 2\n", ["yaml/syntax 1:4"]],
  ["a: [1,,2]\n", ["yaml/syntax 1:7"]],
  // Colons
  ["name customer\nowner: x\n", ["yaml/missing-colon 1:1"]],
  ["a: 1\nfoo:bar\n", ["yaml/missing-colon 2:1"]],
  ["a: 1\nfoo\nb: 2\n", ["yaml/missing-colon 2:1"]],
  // Others
  ["a: - b\n", ["yaml/syntax 1:4"]],
  ['a: "x"#c\n', ["yaml/syntax 1:7"]],
  ["a: |x\n  y\n", ["yaml/syntax 1:5"]],
  ["a: &x &y 1\n", ["yaml/syntax 1:7"]],
  ["a: *\n", ["yaml/syntax 1:4"]],
  ["a: *b: c\n", ["yaml/syntax 1:6"]],
])("%j", (text, expected) => {
  expect(foundIn(text)).toEqual(expected);
});

test("mistakes on different lines are all found, up to five", () => {
  expect(foundIn("a: @x\nb: 1\nc: %y\n")).toEqual(["yaml/needs-quotes 1:4", "yaml/needs-quotes 3:4"]);
  expect(foundIn(Array.from({ length: 9 }, (_, index) => `k${index}: @x\n`).join(""))).toHaveLength(5);
});

test("a bracket that is closed by another one points to that one", () => {
  const { diagnostics } = parseYaml(sourceNamed("floe.yaml", "a: [1}\n"));
  expect(diagnostics[0]?.notes).toMatchObject([{ message: "It is closed with `}` here.", span: { start: 5, end: 6 } }]);
});

test("no message repeats a value of the file", () => {
  const secret = "hunter2";
  for (const text of [
    `a: "${secret}\n`,
    `a: ${secret}: x\n`,
    `a: b\n${secret}\nc: 1\n`,
    `a: 'x' ${secret}\n`,
    `- a\n${secret}\n`,
  ]) {
    const { diagnostics } = parseYaml(sourceNamed("floe.yaml", text));
    expect(diagnostics.length).toBeGreaterThan(0);
    expect(diagnostics.map(({ message, help }) => `${message} ${help}`).join()).not.toContain(secret);
  }
});
