import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, realpathSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, onTestFinished, vi } from "vitest";
import { type FinishedProcess, finishedProcess } from "../support/finished-process.ts";

// Processes take seconds when several test files start them at once.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 300_000 });

const root = fileURLToPath(new URL("../../", import.meta.url));
/** What users run. */
export const floe = join(root, "packages/floe-cli/bin/floe.cjs");
const bundle = join(root, "packages/floe-cli/dist/floe.cjs");

/** Builds the command before the tests of a file, when its sources are newer than the bundle. */
export function withBuiltCommand(): void {
  beforeAll(() => {
    const sources = ["packages", "plugins"].flatMap((folder) => codeFolders(join(root, folder)));
    const built = existsSync(bundle) ? statSync(bundle).mtimeMs : 0;
    if (sources.every((folder) => newestIn(folder) < built)) return;
    const build = ["--conditions=floe-source", "--import", "tsx", "packages/floe-cli/build/bundle.ts"];
    execFileSync(process.execPath, build, { cwd: root, stdio: "inherit" });
  });
}

function codeFolders(folder: string): readonly string[] {
  const packages = readdirSync(folder).map((name) => join(folder, name));
  return packages.flatMap((each) => ["src", "build"].map((name) => join(each, name))).filter(existsSync);
}

function newestIn(folder: string): number {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return Math.max(...paths.map((path) => statSync(join(folder, path)).mtimeMs));
}

/** How a process ended. */
export type Exit = FinishedProcess;

export interface RunOptions {
  readonly directory: string;
  /** Added to a bare environment: `PATH`, a folder for the home, a fixed date, and no bytecode cache. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Called when the process has started. */
  readonly started?: (pid: number) => void;
}

/** Runs a program to its end, without a terminal and with a bare environment. */
export function run(program: string, parameters: readonly string[], options: RunOptions): Promise<Exit> {
  const { PATH: path = "" } = process.env;
  const child = spawn(program, parameters, {
    cwd: options.directory,
    env: {
      PATH: path,
      HOME: options.directory,
      FLOE_NO_CODE_CACHE: "1",
      SOURCE_DATE_EPOCH: "0",
      ...options.environment,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const finished = finishedProcess(child);
  if (child.pid !== undefined) options.started?.(child.pid);
  return finished;
}

/** Runs `floe` to its end. */
export function runFloe(parameters: readonly string[], options: RunOptions): Promise<Exit> {
  return run(process.execPath, [floe, ...parameters], options);
}

/** Runs a line of bash in which `floe` is the command. */
export function runShell(line: string, options: RunOptions): Promise<Exit> {
  return run("bash", ["-c", `floe() { "${process.execPath}" "${floe}" "$@"; }; ${line}`], options);
}

/** A new folder, removed after the test. */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "floe-process-")));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
