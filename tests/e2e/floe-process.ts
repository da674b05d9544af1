import { spawn } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished, vi } from "vitest";
import { type FinishedProcess, finishedProcess } from "../support/finished-process.ts";

// A process of its own takes a second, and several on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const root = fileURLToPath(new URL("../../", import.meta.url));
const loader = new URL("../../node_modules/tsx/dist/esm/index.mjs", import.meta.url).href;
const command = join(root, "packages/floe-cli/src/development.ts");

/** How a run of the command ended. */
export type FloeRun = Omit<FinishedProcess, "signal">;

/** Runs `floe` from its sources in a process of its own, as a user does. */
export async function floe(
  directory: string,
  argv: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): Promise<FloeRun> {
  // Nothing of the machine's own settings: colour, tracing and the environment of the platform are the test's.
  const { PATH: path = "", HOME: home = "" } = process.env;
  const child = spawn(process.execPath, ["--conditions=floe-source", "--import", loader, command, ...argv], {
    cwd: directory,
    env: { PATH: path, HOME: home, ...variables },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const { code, out, err } = await finishedProcess(child);
  return { code, out, err };
}

/** A new folder on the real file system with the given files, removed after the test. */
export function temporaryFolder(files: Readonly<Record<string, string>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "floe-e2e-")));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFiles(folder, files);
  return folder;
}

export function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** The files below a folder by relative path. */
export function filesBelow(folder: string): Readonly<Record<string, string>> {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  const files = paths.filter((path) => statSync(join(folder, path)).isFile());
  return Object.fromEntries(files.map((path) => [path, readFileSync(join(folder, path), "utf8")]));
}
