import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));

type Row = readonly [folder: string, code: string, complaint?: string];

// Each row stands for a rule of biome.json or lint/: a folder where it holds, code that it refuses, and how.
const refused: readonly Row[] = [
  ["packages/floe-core/src/text", 'export type { X } from "./case-1.ts";', "lint/suspicious/noImportCycles"],
  ["packages/floe-core/src/text", 'export type { X } from "./case-0.ts";', "lint/suspicious/noImportCycles"],
  ["packages/floe-cli/src/launcher", "f(y as string);", "A cast stands in a function of one statement"],
  ["packages/floe-cli/src", "function f() { g(); return y as string; }", "A cast stands in a function of one"],
  ["packages/floe-core/src/text", "f(new RegExp(pattern));", "Write the regular expression out"],
  ["packages/floe-core/src/text", "f(RegExp(pattern));", "Write the regular expression out"],
  ["packages/floe-core/src/text", "f(left?.localeCompare(right));", "This depends on the language"],
  ["packages/floe-core/src/text", "f(date.toLocaleDateString());", "This depends on the language"],
  ["packages/floe-core/src/text", "f(new Intl.Collator());", "lint/style/noRestrictedGlobals"],
  ["packages/floe-core/src/text", "f(new Function(text));", "lint/style/noRestrictedGlobals"],
  ["packages/floe-core/src/text", "f(eval(text));", "lint/security/noGlobalEval"],
  ["packages/floe-core/src/text", "console.log(text);", "lint/suspicious/noConsole"],
  ["packages/floe-core/src/text", "process.stdout.write(text);", "all text leaves through one door"],
  ["plugins/floe-compute-duckdb/src", "f(process.stderr);", "all text leaves through one door"],
  ["packages/floe-cli/src/launcher", 'process["stderr"].write(text);', "all text leaves through one door"],
  ["packages/floe-cli/src", "const { stdout } = process;", "all text leaves through one door"],
  ["packages/floe-cli/src", "const { stderr: err } = process;", "all text leaves through one door"],
  ["packages/floe-cli/src/launcher", "writeSync(2, text);", "all text leaves through one door"],
  ["packages/floe-core/src/text", "let x: any;", "lint/suspicious/noExplicitAny"],
  ["packages/floe-core/src/text", "export enum Level { Low }", "lint/style/noEnum"],
  ["packages/floe-core/src/text", "export default 1;", "lint/style/noDefaultExport"],
  ["packages/floe-core/src/text", 'export * from "./y.ts";', "lint/performance/noReExportAll"],
  ["packages/floe-core/src/text", `function f() {${"\n1;".repeat(70)}}`, "noExcessiveLinesPerFunction"],
  ["packages/floe-core/src/text", "\nf();".repeat(401), "noExcessiveLinesPerFile"],
  ["packages/floe-core/src/text", "f(new Date());", "Only the host reads the clock"],
  ["packages/floe-core/src/text", "f(Date.now);", "Only the host reads the clock"],
  ["packages/floe-core/src/text", 'f(import("./y.ts"));', "Only the command loads parts of itself late"],
  ["packages/floe-cli/src", "f(import(path));", "Import the path of a file beside this one"],
  ["packages/floe-cli/src", 'f(import("elsewhere"));', "Import the path of a file beside this one"],
  ["packages/floe-core/src/schemas", 'import type { Y } from "yaml";', "lint/style/noRestrictedImports"],
  ["plugins/floe-compute-duckdb/src", 'import { y } from "floe-core";', "lint/style/noRestrictedImports"],
  ["plugins/floe-compute-duckdb/src", 'import { y } from "node:fs";', "lint/style/noRestrictedImports"],
  ["tests/fuzz", "f(Math.random());", "Draw from a generator with a constant seed"],
  ["tests/fuzz", "f(randomBytes(4));", "Draw from a generator with a constant seed"],
  ["tests/fuzz", "const seed = Date.now();", "A seed is a constant"],
  ["tests/fuzz", "f({ seed: Date.now() });", "A seed is a constant"],
  ["tests/fuzz", "f(randomFrom(Date.now()));", "A seed is a constant"],
  ["tests/fuzz", "fc.assert(property, { seed: 1 });", "The seed of properties is in"],
  ["tests/fuzz", "fc.configureGlobal({});", "Use `fc.assert`, with the seed"],
  ["packages/floe-core/test", "fc.sample(property);", "Use `fc.assert`, with the seed"],
];

const accepted: readonly Row[] = [
  ["packages/floe-core/src/text", 'export const words = ["a"] as const;'],
  ["packages/floe-core/src/text", "export function asPath(path: string): Path {\n  return path as Path;\n}"],
  ["packages/floe-core/src/host", "export const now = Date.now;"],
  ["packages/floe-cli/src", 'export const late = () => import("./y.ts");'],
  ["plugins/floe-compute-duckdb/src", 'export { y } from "floe-core/plugin";'],
  ["packages/floe-core/src/schemas", 'export { y } from "../shared/y.ts";'],
  ["tests", "export const began = Date.now();"],
  ["packages/floe-cli/src/views", "terminal.out(text);"],
];

const complaints = complaintsOfBiome([...refused, ...accepted]);

test.each(refused.map(named))("in $folder Biome refuses $beginning", ({ index, complaint }) => {
  expect(complaints(index)).toContain(complaint);
});

test.each(accepted.map(named))("in $folder Biome accepts $beginning", ({ index }) => {
  expect(complaints(refused.length + index)).toBe("");
});

test("every property runs on the same seed", () => {
  expect(fc.readConfigureGlobal().seed).toBe(Number(process.env["FLOE_SEED"] ?? "20260101"));
});

function named([folder, code, complaint]: Row, index: number) {
  return { folder, beginning: code.trim().slice(0, 40), complaint, index };
}

/** What Biome says of rows, by their number, in a folder with our configuration where each is a file. */
function complaintsOfBiome(rows: readonly Row[]): (index: number) => string {
  const directory = mkdtempSync(`${tmpdir()}/floe-lint-`);
  try {
    cpSync(`${root}biome.json`, `${directory}/biome.json`);
    cpSync(`${root}lint`, `${directory}/lint`, { recursive: true });
    for (const [index, [folder, code]] of rows.entries()) {
      mkdirSync(`${directory}/${folder}`, { recursive: true });
      writeFileSync(`${directory}/${folder}/case-${index}.ts`, `${code}\n`);
    }
    const options = ["lint", "--vcs-enabled=false", "--max-diagnostics=none", "--reporter=github"];
    const { stdout } = spawnSync(`${root}node_modules/.bin/biome`, options, { cwd: directory, encoding: "utf8" });
    return (index) =>
      stdout
        .split("\n")
        .filter((line) => line.includes(`/case-${index}.ts,`))
        .join("\n");
  } finally {
    rmSync(directory, { recursive: true });
  }
}
