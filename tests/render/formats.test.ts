import { describe, expect, test } from "vitest";
import { outputFormats } from "../../packages/floe-cli/src/views/formats.ts";
import { hostileFiles, hostilePaths } from "./hostile-project.ts";
import { runCommand } from "./run-command.ts";

describe.each(["compile", "validate"] as const)("%s", (command) => {
  test.each(outputFormats.filter((format) => format !== "human"))(
    "prints a report as %s to standard output, and nothing beside it",
    async (format) => {
      const { code, out, err } = await runCommand(command, format, { files: hostileFiles, paths: hostilePaths });
      expect({ code, err }).toEqual({ code: 1, err: "" });
      expect(out).not.toBe("");
      expect(out).not.toMatch(/checked:|not compiled/u);
    },
  );

  test.each(outputFormats)("prints no character that acts on what shows it: %s", async (format) => {
    const { out, err } = await runCommand(command, format, { files: hostileFiles, paths: hostilePaths });
    expect(`${out}${err}`).not.toMatch(/[^\P{Cc}\n]|[\p{Cf}\p{Zl}\p{Zp}\ufffe]/u);
  });
});

test("each finding of the report for GitHub is one command", async () => {
  const { out } = await runCommand("validate", "github", { files: hostileFiles, paths: hostilePaths });
  const lines = out.trimEnd().split("\n");
  expect(lines.length).toBeGreaterThan(5);
  for (const line of lines) expect(line).toMatch(/^::(?:error|warning|notice) (?:\w+=[^:,]*,?)+::[^\r\n]+$/u);
});
