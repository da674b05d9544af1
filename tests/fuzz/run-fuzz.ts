import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { build } from "esbuild";
import { slimDependencies } from "../../packages/floe-cli/build/slim-dependencies.ts";
import type { Level } from "./fuzz-case.ts";
import { type Seed, seeds } from "./seeds.ts";

/** What to run: the cases 0 to `runs` − 1 of a seed. */
export interface FuzzRequest {
  readonly seed: number;
  readonly runs: number;
  readonly level: Level;
  readonly workers?: number;
  /** When it ends, whether all runs are done or not. */
  readonly seconds?: number;
  /** Told now and then how many cases are done. */
  readonly onProgress?: (done: number) => void;
}

export interface FuzzResult {
  readonly runs: number;
  readonly runsPerSecond: number;
  readonly findings: readonly FuzzFinding[];
}

/** A case that the compiler did not take as it should. `tests/fuzz/main.ts --seed … --save <run>` keeps it. */
export interface FuzzFinding {
  readonly seed: number;
  readonly level: Level;
  readonly run: number;
  readonly problem: string;
}

/** What one worker is told. */
export interface Share {
  readonly seeds: readonly Seed[];
  readonly seed: number;
  readonly level: Level;
  readonly first: number;
  readonly step: number;
  readonly end: number;
  /** Which case it is at, and how many it has begun. */
  readonly progress: Int32Array;
}

const megabytes = 512;
const longestMilliseconds = 5_000;
const maxFindings = 20;

/** Runs cases in threads that may take 512 MB, five seconds a case. A thread that takes more is ended, its case is a
 *  finding, and another one goes on behind it. */
export async function runFuzz(request: FuzzRequest): Promise<FuzzResult> {
  const { seed, runs, level, workers = 2, seconds = Number.POSITIVE_INFINITY, onProgress } = request;
  const directory = mkdtempSync(`${tmpdir()}/floe-fuzz-`);
  const findings: FuzzFinding[] = [];
  const began = performance.now();
  let done = 0;
  try {
    const script = await bundledWorker(directory);
    const common = { seeds: seeds(), seed, level, step: workers, end: runs };
    const report = (found: { readonly run: number; readonly problem: string }) =>
      void findings.push({ seed, level, ...found });
    const tick = (more: number) => {
      done += more;
      onProgress?.(done);
      return findings.length < maxFindings && secondsSince(began) < seconds;
    };
    const shares = Array.from({ length: workers }, (_, first) => runShare(script, { ...common, first }, report, tick));
    await Promise.all(shares);
  } finally {
    rmSync(directory, { recursive: true });
  }
  return { runs: done, runsPerSecond: Math.round(done / secondsSince(began)), findings };
}

function secondsSince(began: number): number {
  return (performance.now() - began) / 1000;
}

/** The worker with the whole compiler as one file: a thread knows no TypeScript. */
async function bundledWorker(directory: string): Promise<string> {
  const outfile = `${directory}/worker.mjs`;
  await build({
    absWorkingDir: process.cwd(),
    entryPoints: [fileURLToPath(new URL("./worker.ts", import.meta.url))],
    outfile,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "esm",
    conditions: ["floe-source"],
    plugins: [slimDependencies],
    sourcemap: "inline",
    logLevel: "error",
    banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
  });
  return outfile;
}

type Report = (found: { readonly run: number; readonly problem: string }) => void;

async function runShare(
  script: string,
  share: Omit<Share, "progress">,
  report: Report,
  tick: (more: number) => boolean,
): Promise<void> {
  let first = share.first;
  while (first < share.end) {
    const stoppedAt = await runThread(script, { ...share, first }, report, tick);
    if (stoppedAt === undefined) return;
    first = stoppedAt + share.step;
  }
}

/** Runs a thread to its end. Gives the case that ended it, if one did. */
function runThread(
  script: string,
  share: Omit<Share, "progress">,
  report: Report,
  tick: (more: number) => boolean,
): Promise<number | undefined> {
  const progress = new Int32Array(new SharedArrayBuffer(8));
  const worker = new Worker(script, {
    workerData: { ...share, progress },
    resourceLimits: { maxOldGenerationSizeMb: megabytes },
    execArgv: ["--enable-source-maps"],
  });
  return new Promise((resolve) => {
    let counted = 0;
    let [begun, since] = [0, performance.now()];
    let ended: number | "enough" | undefined;
    const end = (run: number, problem: string) => {
      report({ run, problem });
      ended = run;
      void worker.terminate();
    };
    const watch = setInterval(() => {
      const now = Atomics.load(progress, 1);
      const goesOn = tick(now - counted);
      counted = now;
      if (!goesOn) {
        ended = "enough";
        return void worker.terminate();
      }
      if (now !== begun) [begun, since] = [now, performance.now()];
      const run = Atomics.load(progress, 0);
      if (run !== -1 && now > 0 && performance.now() - since > longestMilliseconds)
        end(run, `it took more than ${longestMilliseconds} ms`);
    }, 200);
    worker.on("message", report);
    worker.on("error", (error) => end(Atomics.load(progress, 0), `the thread failed: ${error.message}`));
    worker.on("exit", () => {
      clearInterval(watch);
      tick(Atomics.load(progress, 1) - counted);
      resolve(ended === "enough" ? undefined : ended);
    });
  });
}
