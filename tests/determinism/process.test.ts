import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { demoFiles } from "../support/demo-project.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const command = join(root, "packages/floe-cli/src/development.ts");

test("another time zone and another locale leave every byte as it is", { timeout: 60_000 }, () => {
  const folder = demoOnDisk();
  compile(folder, { TZ: "UTC", LC_ALL: "C" });
  const first = contents(folder);
  compile(folder, { TZ: "Asia/Kathmandu", LC_ALL: "tr_TR.UTF-8", LANG: "tr_TR.UTF-8" });
  expect(contents(folder)).toEqual(first);
  expect(Object.keys(first).filter((path) => path.endsWith("compiled_artifacts.json"))).toHaveLength(3);
});

test("two first compiles in different surroundings give the same bytes", { timeout: 60_000 }, () => {
  const [here, there] = [demoOnDisk(), demoOnDisk()];
  compile(here, { TZ: "UTC", LC_ALL: "C", SOURCE_DATE_EPOCH: "1767225600" });
  compile(there, { TZ: "Pacific/Apia", LC_ALL: "tr_TR.UTF-8", SOURCE_DATE_EPOCH: "1767225600" });
  expect(contents(there)).toEqual(contents(here));
});

test("another umask, folder, home, terminal and pipeline leave every byte as it is", { timeout: 60_000 }, () => {
  const [here, there] = [demoOnDisk(), demoOnDisk()];
  compile(here, { HOME: here, SOURCE_DATE_EPOCH: "1767225600" });
  const before = process.umask(0o077);
  onTestFinished(() => void process.umask(before));
  const environment = { CI: "true", NO_COLOR: "1", HOME: "/nonexistent", SOURCE_DATE_EPOCH: "1767225600" };
  compile(join(there, "demo/customer-360"), environment, "..");
  expect(contents(there)).toEqual(contents(here));
});

function demoOnDisk(): string {
  const folder = mkdtempSync(join(tmpdir(), "floe-determinism-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(demoFiles())) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** Compiles all products of the folder, or below a path from there, with the command's sources, in a process of its own. */
function compile(folder: string, environment: Readonly<Record<string, string>>, path = "demo"): void {
  const { PATH = "" } = process.env;
  const args = ["--conditions=floe-source", "--import", import.meta.resolve("tsx"), command, "compile", path];
  execFileSync(process.execPath, args, { cwd: folder, env: { PATH, ...environment }, stdio: "pipe" });
}

function contents(folder: string): Readonly<Record<string, string>> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(paths.map((path) => [path.slice(folder.length), readFileSync(path, "utf8")]));
}
