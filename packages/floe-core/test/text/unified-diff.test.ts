import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { lineEdits } from "../../src/text/line-edits.ts";
import { unifiedDiff } from "../../src/text/unified-diff.ts";

const lines = fc.array(fc.constantFrom("a", "b", "c", ""), { maxLength: 30 });

test("the edits hold both texts", () => {
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      const edits = lineEdits(before, after);
      const without = (kind: string) => edits.filter((edit) => edit.kind !== kind).map(({ line }) => line);
      expect(without("added")).toEqual(before);
      expect(without("removed")).toEqual(after);
    }),
  );
});

test("the edits are as few as can be", () => {
  const edits = lineEdits([..."abcabba"], [..."cbabac"]);
  expect(edits.filter(({ kind }) => kind !== "same")).toHaveLength(5);
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

test("texts that have nothing in common take a moment", () => {
  const [before, after] = [0, 1].map((side) => Array.from({ length: 20_000 }, (_, index) => `${side} ${index}`));
  expect(lineEdits(before ?? [], after ?? [])).toHaveLength(40_000);
});
