import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { unifiedDiff } from "../../src/text/unified-diff.ts";

test("the changed lines are as few as can be, and lines that are removed stand before those that are added", () => {
  const diff = unifiedDiff({ path: "file", before: "a\nb\nc\na\nb\nb\na\n", after: "c\nb\na\nb\na\nc\n" });
  expect(diff.slice(2).filter((line) => /^[+-]/u.test(line))).toHaveLength(5);
  expect(unifiedDiff({ path: "x/é.yml", before: "a\nb\n", after: "a\nc" })).toEqual([
    "--- a/x/é.yml",
    "+++ b/x/é.yml",
    "@@ -1,2 +1,2 @@",
    " a",
    "-b",
    "+c",
    "\\ No newline at end of file",
  ]);
});

test("a text that is new, or gone, is all added or all removed", () => {
  expect(unifiedDiff({ path: "f", before: undefined, after: "a\r\nb\n" })).toEqual([
    "--- /dev/null",
    "+++ b/f",
    "@@ -0,0 +1,2 @@",
    "+a\r",
    "+b",
  ]);
  expect(unifiedDiff({ path: "f", before: "a\n", after: undefined })).toEqual([
    "--- a/f",
    "+++ /dev/null",
    "@@ -1,1 +0,0 @@",
    "-a",
  ]);
});

test("`patch` makes the one text of the other", () => {
  const folder = mkdtempSync(join(tmpdir(), "floe-diff-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const text = fc.tuple(fc.array(fc.constantFrom("a", "b", "c", "d"), { minLength: 1, maxLength: 40 }), fc.boolean());
  const whole = ([parts, hasEnd]: readonly [string[], boolean]) => parts.join("\n") + (hasEnd ? "\n" : "");
  fc.assert(
    fc.property(text.map(whole), text.map(whole), (before, after) => {
      writeFileSync(join(folder, "file"), before);
      const diff = unifiedDiff({ path: "file", before, after });
      if (before === after) {
        expect(diff).toEqual([]);
        return;
      }
      const input = `${diff.join("\n")}\n`;
      const run = spawnSync("git", ["apply", "--unidiff-zero", "-"], { cwd: folder, input, encoding: "utf8" });
      expect(run.stderr).toBe("");
      expect(readFileSync(join(folder, "file"), "utf8")).toBe(after);
    }),
    { numRuns: 30 },
  );
});

test("texts that have nothing in common take a moment, and show what both begin and end with", () => {
  const [before, after] = [0, 1].map((side) => Array.from({ length: 20_000 }, (_, index) => `${side} ${index}\n`));
  const around = (lines: readonly string[] | undefined) => `1\n2\n3\n4\n${lines?.join("")}5\n6\n7\n8`;
  const diff = unifiedDiff({ path: "file", before: around(before), after: around(after) });
  expect(diff.slice(0, 7)).toEqual(["--- a/file", "+++ b/file", "@@ -2,20006 +2,20006 @@", " 2", " 3", " 4", "-0 0"]);
  expect(diff.slice(-4)).toEqual(["+1 19999", " 5", " 6", " 7"]);
});

test("a large text that repeats itself takes a moment", () => {
  const repeated = "\n".repeat(400_000);
  const before = `${"a\n".repeat(600)}${repeated}`;
  expect(unifiedDiff({ path: "file", before, after: `${repeated}${"b\n".repeat(600)}` }).length).toBeGreaterThan(600);
});
