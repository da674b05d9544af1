import { spawnSync } from "node:child_process";

/** A command to be timed. `prepare` puts its input in place before each run and is not timed. */
export interface BenchCase {
  readonly name: string;
  readonly arguments: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly prepare?: () => void;
  /** The working directory; that of the bench when left out. */
  readonly directory?: string;
  /** 0 when left out; another one is a failure of the bench, not a fast command. */
  readonly exitCode?: number;
}

/** How long a case takes, as a multiple of the baseline of the same round. */
export interface Measurement {
  readonly name: string;
  readonly medianMilliseconds: number;
  readonly medianRatio: number;
}

/** Times whole processes, all cases once a round, so that a noisy moment of the machine hits them alike. The first case
 *  is the baseline; every case runs once before the first round. */
export function measureInterleaved(
  cases: readonly [BenchCase, ...BenchCase[]],
  rounds: number,
): readonly Measurement[] {
  for (const benchCase of cases) runMilliseconds(benchCase);
  const times = Array.from({ length: rounds }, () => cases.map(runMilliseconds));
  return cases.map(({ name }, column) => ({
    name,
    medianMilliseconds: median(times.map((round) => timeIn(round, column))),
    medianRatio: median(times.map((round) => timeIn(round, column) / timeIn(round, 0))),
  }));
}

function runMilliseconds(benchCase: BenchCase): number {
  const { name, arguments: parameters, environment, prepare, directory, exitCode = 0 } = benchCase;
  prepare?.();
  const start = process.hrtime.bigint();
  const finished = spawnSync(process.execPath, parameters, {
    env: { ...cleanEnvironment(), ...environment },
    cwd: directory,
    stdio: "pipe",
  });
  const milliseconds = Number(process.hrtime.bigint() - start) / 1e6;
  if (finished.status !== exitCode)
    throw new Error(`${name} ended with ${finished.status}: ${finished.stderr.toString()}`);
  return milliseconds;
}

// Node 20 parses the certificates of NODE_EXTRA_CA_CERTS at each start: a slow baseline would flatter every ratio.
function cleanEnvironment(): Record<string, string | undefined> {
  const { NODE_EXTRA_CA_CERTS: _certificates, NODE_OPTIONS: _options, ...rest } = process.env;
  return rest;
}

function timeIn(round: readonly number[], column: number): number {
  const time = round[column];
  if (time === undefined) throw new Error(`column ${column} was not measured`);
  return time;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}
