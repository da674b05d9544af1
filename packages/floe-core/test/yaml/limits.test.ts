import { expect, test } from "vitest";
import { foundIn } from "./found-in.ts";

// None of these looks at a clock: before the limits each took minutes or all memory, so the runner's time limit decides.

const mebibyte = 1024 * 1024;

function filled(text: string): string {
  return text.repeat(Math.floor(mebibyte / text.length));
}

test.each([
  ["brackets", "[".repeat(65) + "]".repeat(65), "1:65"],
  ["a thousand brackets", "[".repeat(1000) + "]".repeat(1000), "1:65"],
  ["a file of brackets", filled("["), "1:65"],
  ["list items", `${"- ".repeat(65)}x`, "1:129"],
  ["a file of list items", filled("- "), "1:129"],
  ["question marks", filled("? "), "1:129"],
  ["indented keys", Array.from({ length: 1400 }, (_, depth) => `${" ".repeat(depth)}a:`).join("\n"), "65:66"],
])("nesting by %s stops at 64 levels", (_, text, place) => {
  expect(foundIn(text)).toEqual([`yaml/too-deep ${place}`]);
});

test("levels under an alias count where it is used", () => {
  const text = `a: &a ${"[".repeat(40)}${"]".repeat(40)}\nb: ${"[".repeat(40)}*a${"]".repeat(40)}\n`;
  expect(foundIn(text)).toEqual(["yaml/too-deep 2:44"]);
});

test("a map of 40,000 keys is read, and one of 60,000 is refused", () => {
  const map = (length: number) => Array.from({ length }, (_, index) => `k${index}: ${index}\n`).join("");
  expect(foundIn(map(40_000))).toEqual([]);
  expect(foundIn(map(60_000))).toEqual(["yaml/too-many-nodes 50001:1"]);
});

test("100,000 nodes are allowed and one more is not", () => {
  expect(foundIn("- x\n".repeat(99_999))).toEqual([]);
  expect(foundIn("- x\n".repeat(100_000))).toEqual(["yaml/too-many-nodes 100000:3"]);
});

test("nodes count where an alias repeats them", () => {
  const text = (length: number) => `a: &a [${"x,".repeat(length)}]\nb: [${"*a,".repeat(9)}]\n`;
  expect(foundIn(text(9_990))).toEqual([]);
  expect(foundIn(text(10_000))).toEqual([expect.stringMatching(/^yaml\/alias-expansion 2:/u)]);
});

test.each([
  ["empty items", filled("-\n")],
  ["empty keys", filled(":\n")],
  ["commas", `[${filled(",")}`],
  ["quotes", filled('"a" ')],
  ["anchors", filled("&a ")],
  ["tags", filled("!a ")],
  ["documents", filled("---\n")],
])("a file of %s is refused", (_, text) => {
  expect(foundIn(text)).toEqual([expect.stringMatching(/^yaml\/too-many-nodes /u)]);
});

test("aliases stop at 100", () => {
  expect(foundIn(`a: &a 1\nb: [${"*a, ".repeat(101)}]\n`)).toEqual(["yaml/too-many-aliases 2:405"]);
});

test("billion laughs is refused where it grows most", () => {
  const levels = Array.from(
    { length: 9 },
    (_, level) => `a${level + 1}: &a${level + 1} [${`*a${level}, `.repeat(9)}]\n`,
  );
  expect(foundIn(`a0: &a0 [lol, lol, lol]\n${levels.join("")}`)).toEqual(["yaml/alias-expansion 10:10"]);
});

test("a cycle through two anchors is refused", () => {
  expect(foundIn("a: &a\n  b: &b\n    c: *a\n    d: *b\n")).toEqual(["yaml/alias-cycle 3:8", "yaml/alias-cycle 4:8"]);
});

test.each([
  ["closing brackets", filled("}")],
  ["closing brackets on lines", `a: 1\n${filled("]\n")}`],
  ["bad escapes", `a: "${filled("\\q")}"`],
  ["tabs in a block", `a: |\n x\n${filled("\t\n")}`],
  ["directives", filled("%a\n")],
  ["line ends", filled("\n")],
  ["comments", filled("#\n")],
  ["an integer", `a: ${filled("9")}`],
])("a mebibyte of %s ends in few findings", { timeout: 60_000 }, (_, text) => {
  const found = foundIn(text);
  expect(found.length).toBeGreaterThan(0);
  expect(found.length).toBeLessThanOrEqual(101);
});
