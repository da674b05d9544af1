import { expect, test } from "vitest";
import { Bug } from "../../src/diagnostics/bug.ts";
import { isOutputPath, outputPath } from "../../src/outputs/output-path.ts";

test.each(["definitions.py", "floe_target/compiled_artifacts.json", "floe_target/values.yaml", "a..b/c.d", "ünï/文"])(
  "%j is an output path",
  (text) => {
    expect(outputPath(text)).toBe(text);
  },
);

test.each([
  "",
  "/etc/passwd",
  "..",
  "../a",
  "a/../b",
  "a/..",
  ".",
  "./a",
  "a/.",
  "a//b",
  "a/",
  "C:/a",
  "c:a",
  "a\\b",
  "..\\a",
  "a\0b",
  "a\nb",
  "a\u0085b",
  "a\ud800b",
  ".floe/outputs.json",
  ".floe",
  ".FLOE/lock",
  ".git/config",
  "a/.hidden/b",
  "a/...",
  "e\u0301.py",
  "a:b",
  "nul",
  "a/Con.txt",
  "a/lpt1",
  "a.",
  "a /b",
  "a?b",
  "a\u202eb",
  "a\ufeffb",
  `a/${"b".repeat(201)}`,
  Array(300).fill("ab").join("/") + "/abcdefgh".repeat(20),
])("%j is not", (text) => {
  expect(isOutputPath(text)).toBe(false);
  expect(() => outputPath(text)).toThrow(Bug);
});
