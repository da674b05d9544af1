import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { arch, availableParallelism, cpus, platform, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type BenchCase, type Measurement, measureInterleaved } from "./interleaved.ts";

// `make bench`: how long the built command takes, as a multiple of `node -e 0`. `--check` also fails above a goal.

const rounds = 31;
// Two runs of the same program differ by about this much.
const tolerance = 0.15;
const repository = fileURLToPath(new URL("..", import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), "floe-bench-"));
const floe = join(repository, "packages/floe-cli/bin/floe.cjs");

interface GoalCase extends BenchCase {
  readonly goal?: number;
}

// What finding mistakes may cost over finding none.
const errorGoal = 0.15;
const changed = "`floe validate`, both files, changed";
const changedWithErrors = "`floe validate`, both files, changed, 9 errors in them";

const baseline: GoalCase = { name: "`node -e 0`", arguments: ["-e", "0"] };
const goalCases: readonly GoalCase[] = [
  { name: "`floe --version`", arguments: [floe, "--version"], goal: 1.3 },
  { name: "`floe compile`, one product, nothing written before", ...freshCompile("cold"), goal: 4 },
  { name: "`floe compile`, one product, nothing changed", ...compile("unchanged"), goal: 4 },
  { name: "`floe validate`, both files, nothing changed", ...validate("validate"), goal: 3 },
  { name: changed, ...validateChanged("changed"), goal: 3.5 },
  {
    name: changedWithErrors,
    ...validateChanged("errors", nineErrors),
    exitCode: 1,
  },
  {
    name: "`floe compile`, first run of all (no code cache)",
    ...freshCompile("uncached", { FLOE_NO_CODE_CACHE: "1" }),
  },
];

try {
  const measurements = measureInterleaved([baseline, ...goalCases], rounds);
  const goals = new Map(goalCases.map(({ name, goal }) => [name, goal]));
  const report = renderReport(measurements, goals);
  writeFileSync(join(repository, "bench/RESULTS.md"), report);
  process.stdout.write(report);
  const missed = measurements.filter(
    ({ name, medianRatio }) => medianRatio > (goals.get(name) ?? Infinity) + tolerance,
  );
  const tooDear = costOfErrors(measurements) > errorGoal;
  if (process.argv.includes("--check") && (missed.length > 0 || tooDear)) process.exitCode = 1;
} finally {
  rmSync(scratch, { recursive: true });
}

function compile(folder: string): Omit<GoalCase, "name"> {
  return { arguments: [floe, "compile", join(demoCopy(folder), "customer-360")], environment: cache() };
}

function freshCompile(folder: string, environment: Record<string, string> = {}): Omit<GoalCase, "name"> {
  const demo = join(scratch, folder);
  return {
    arguments: [floe, "compile", join(demo, "customer-360")],
    environment: cache(environment),
    prepare: () => demoCopy(folder),
  };
}

function validate(folder: string): Omit<GoalCase, "name"> {
  const demo = demoCopy(folder);
  const files = [join(demo, "manifest.yaml"), join(demo, "customer-360/floe.yaml")];
  return { arguments: [floe, "validate", ...files], environment: cache() };
}

// A copy is another set of files: nothing remembered speaks for it.
function validateChanged(folder: string, spoil: (text: string) => string = (text) => text): Omit<GoalCase, "name"> {
  const demo = join(scratch, folder);
  const product = join(demo, "customer-360/floe.yaml");
  const prepare = (): void => {
    demoCopy(folder);
    writeFileSync(product, spoil(readFileSync(product, "utf8")));
  };
  return { arguments: [floe, "validate", join(demo, "manifest.yaml"), product], environment: cache(), prepare };
}

function nineErrors(text: string): string {
  let left = 9;
  return text.replace(/tier: \w+|severity: \w+/gu, (setting) => (left-- > 0 ? `${setting}x` : setting));
}

// The bench must not meet the bytecode of the user's own runs.
function cache(more: Record<string, string> = {}): Record<string, string> {
  return { XDG_CACHE_HOME: join(scratch, "cache"), ...more };
}

function demoCopy(folder: string): string {
  const demo = join(scratch, folder);
  rmSync(demo, { recursive: true, force: true });
  const written = /\/(target|\.floe|logs|definitions\.py|profiles\.yml)$/;
  cpSync(join(repository, "demo"), demo, { recursive: true, filter: (path) => !written.test(path) });
  return demo;
}

/** How much more a run with errors takes than the same run without, as a fraction. */
function costOfErrors(measurements: readonly Measurement[]): number {
  const ratioOf = (wanted: string): number =>
    measurements.find(({ name }) => name === wanted)?.medianRatio ?? Number.NaN;
  return ratioOf(changedWithErrors) / ratioOf(changed) - 1;
}

function renderReport(measurements: readonly Measurement[], goals: ReadonlyMap<string, number | undefined>): string {
  const rows = measurements.map(({ name, medianMilliseconds, medianRatio }) => {
    const goal = goals.get(name);
    return `| ${name} | ${medianRatio.toFixed(2)} | ${goal === undefined ? "" : `≤ ${goal}`} | ${medianMilliseconds.toFixed(0)} |`;
  });
  return [
    "# Start-up time",
    "",
    "Written by `make bench`. Whole processes of the built command; each round runs every case once, a ratio compares with",
    `\`node -e 0\` of the same round, and a figure is the median of ${rounds} rounds. Compare ratios: milliseconds are the machine's.`,
    "",
    "| case | x `node -e 0` | goal | ms |",
    "|---|---|---|---|",
    ...rows,
    "",
    `Finding 9 errors takes ${(costOfErrors(measurements) * 100).toFixed(0)} % more than finding none; the goal is ${errorGoal * 100} %.`,
    "",
    `Node ${process.version}, ${platform()} ${arch()}, ${availableParallelism()} x ${cpus()[0]?.model.trim() ?? "unknown CPU"}.`,
    "",
  ].join("\n");
}
