import fc from "fast-check";
import { expect, test } from "vitest";
import { leavingText, type TextForm } from "../../src/launcher/leaving-text.ts";

const hostile = "a\u001b[31mb\u009bc\u007fd\u202ee\u200bf\u2028g\r\u{e0041}\u3164";

test.each<readonly [TextForm, string, string]>([
  ["plain", hostile, "a\\x1b[31mb\\x9bc\\x7fd\\u202ee\\u200bf\\u2028g\\x0d\\u{e0041}\\u3164"],
  ["plain", "größe\t数 🙂\n\n", "größe\t数 🙂\n\n"],
  ["plain", "::error::a\n  ::add-mask::b\nc ::d", "\\x3a:error::a\n  \\x3a:add-mask::b\nc ::d"],
  ["plain", "a ##[error]b ##vso[task.x]c ##teamcity[d", "a \\x23#[error]b \\x23#vso[task.x]c \\x23#teamcity[d"],
  [
    "painted",
    "\u001b[1;31merror\u001b[0m \u001b[31mred\u001b[2J\u009b1m",
    "\u001b[1;31merror\u001b[0m \\x1b[31mred\\x1b[2J\\x9b1m",
  ],
  ["progress", "a\u001b[2K\n::b", "\r\u001b[2Ka\\x1b[2K ::b"],
  ["progress", "", "\r\u001b[2K"],
  ["commands", "::error::\u001b]0;x\u0007\n", "::error::\\x1b]0;x\\x07\n"],
  ["json", '{\n  "a": "\u007f\u{e0041}##[b"\n}\n', '{\n  "a": "\\u007f\\udb40\\udc41\\u0023#[b"\n}\n'],
])("as %s, %j leaves as %j", (form, text, left) => {
  expect(leavingText(text, form)).toBe(left);
});

const acting = /[^\P{Cc}\n\t]|[\p{Cf}\p{Zl}\p{Zp}\p{Cs}]|^\s*::|##\[/mu;

test("nothing that acts leaves as plain text, and nothing more changes the second time", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const left = leavingText(text, "plain");
      expect(left).not.toMatch(acting);
      expect(leavingText(left, "plain")).toBe(left);
    }),
  );
});

test("a value in JSON stays what it is", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(JSON.parse(leavingText(JSON.stringify([text], null, 2), "json"))).toEqual([text]);
    }),
  );
});
