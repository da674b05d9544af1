import fc from "fast-check";
import { expect, test } from "vitest";
import { display } from "../../src/secrets/display.ts";
import { escapeUnsafe } from "../../src/text/escape-unsafe.ts";

test.each([
  ["plain text", "plain text", "plain text"],
  ["a terminal escape", "a\u001b[31m", "a\\x1b[31m"],
  ["a line break", "a\nb", "a\\x0ab"],
  ["a turned reading direction", "a\u202eb", "a\\u202eb"],
  ["a zero-width space", "a\u200bb", "a\\u200bb"],
  ["half of a surrogate pair", "a\ud800", "a\\ud800"],
  ["letters of other scripts", "größe 数 🙂", "größe 数 🙂"],
])("%s", (_, text, shown) => {
  expect(display(text)).toBe(shown);
});

test("at most 120 characters are shown", () => {
  expect(display("x".repeat(500))).toBe(`${"x".repeat(119)}…`);
});

test("what is shown is one line of printable text, whatever it was", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(escapeUnsafe(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
    }),
  );
});
