import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { launcherChunks } from "../../build/launcher-chunks.ts";

/** The launcher of this repository, in front of a bundle that a test writes. */
export interface FakeInstallation {
  readonly directory: string;
  readonly cacheDirectory: string;
  run(argv: readonly string[], environment?: Readonly<Record<string, string>>): RunResult;
  cacheFiles(): readonly string[];
}

export interface RunResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const launcher = await launcherChunks();

/** Puts the launcher into a folder of its own; without a bundle text, it is all that is built there. */
export function fakeInstallation(bundle: string | undefined): FakeInstallation {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), "floe-launcher-")));
  const home = join(directory, "home");
  mkdirSync(home);
  cpSync(fileURLToPath(new URL("../../bin", import.meta.url)), join(directory, "bin"), { recursive: true });
  mkdirSync(join(directory, "dist"));
  for (const { outputFile, text } of launcher) writeFileSync(join(directory, outputFile), text);
  if (bundle !== undefined) writeBundle(directory, bundle);
  const cacheDirectory = join(home, ".cache/floe");
  return {
    directory,
    cacheDirectory,
    run: (argv, environment = {}) => runLauncher({ directory, home }, argv, environment),
    cacheFiles: () => readdirSync(cacheDirectory, { encoding: "utf8" }),
  };
}

export function writeBundle(directory: string, bundle: string, name = "floe.cjs"): void {
  const digest = Buffer.from(bundle).toString("hex").slice(-16).padStart(16, "0");
  writeFileSync(join(directory, "dist", name), `(function (exports, require, module) {//${digest}\n${bundle}\n})`);
}

function runLauncher(
  { directory, home }: { readonly directory: string; readonly home: string },
  argv: readonly string[],
  environment: Readonly<Record<string, string>>,
): RunResult {
  const path = process.env["PATH"] ?? "";
  const finished = spawnSync(process.execPath, [join(directory, "bin/floe.cjs"), ...argv], {
    encoding: "utf8",
    cwd: directory,
    // Nothing is inherited: the coverage of the test run would switch the cache off.
    env: { PATH: path, HOME: home, ...environment },
    // What does not end by itself must not outlive the test.
    timeout: 30_000,
    killSignal: "SIGKILL",
  });
  return { code: finished.status, stdout: finished.stdout, stderr: finished.stderr };
}
