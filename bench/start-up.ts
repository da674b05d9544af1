import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { arch, availableParallelism, cpus, platform, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type BenchCase, type Measurement, measureInterleaved } from "./interleaved.ts";
import { writeModelsProject } from "./models-project.ts";
import { writePackagesProject } from "./packages-project.ts";
import { resolveMilliseconds } from "./resolve-profiles.ts";

// `make bench`: how long the built command takes, as a multiple of `node -e 0`. `--check` also fails above a goal.

const rounds = 31;
const roundsWithModels = 11;
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

const fewModels = 6;
const manyModels = 600;
const compiled = (count: number): string => `\`floe compile\`, ${count} models, nothing written before`;
const validated = (count: number): string => `\`floe validate\`, ${count} models, changed`;
const modelCases: readonly GoalCase[] = [
  { name: validated(fewModels), ...validateModels(fewModels) },
  // A second, where `node -e 0` takes 31 ms.
  { name: validated(manyModels), ...validateModels(manyModels), goal: 32 },
  { name: compiled(fewModels), ...compileModels(fewModels) },
  { name: compiled(manyModels), ...compileModels(manyModels) },
];

const manyPackages = 200;
const listed = (count: number): string => `\`floe plugins list\`, ${count} installed packages`;
const packageCases: readonly GoalCase[] = [
  { name: listed(0), ...listPlugins(0) },
  { name: listed(manyPackages), ...listPlugins(manyPackages) },
];

// What finding the plugins among many packages may take, in milliseconds.
const packagesGoal = 50;

// What a model of many may cost over a model of few.
const modelGoal = 2;

const manyProfiles = 500;
// Milliseconds that finding the profiles of a product may take.
const profileGoal = 100;

try {
  const measurements = measureInterleaved([baseline, ...goalCases], rounds);
  const withModels = measureInterleaved([baseline, ...modelCases], roundsWithModels);
  const withPackages = measureInterleaved([baseline, ...packageCases], roundsWithModels);
  const resolving = await resolveMilliseconds(manyProfiles, roundsWithModels);
  const goals = new Map([...goalCases, ...modelCases].map(({ name, goal }) => [name, goal]));
  const report = renderReport({ measurements, withModels, withPackages, resolving, goals });
  writeFileSync(join(repository, "bench/RESULTS.md"), report);
  process.stdout.write(report);
  const missed = [...measurements, ...withModels].filter(
    ({ name, medianRatio }) => medianRatio > (goals.get(name) ?? Infinity) + tolerance,
  );
  const tooDear =
    costOfErrors(measurements) > errorGoal ||
    costOfModel(withModels) > modelGoal ||
    costOfPackages(withPackages) > packagesGoal ||
    resolving > profileGoal;
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

function validateModels(count: number): Omit<GoalCase, "name"> {
  const product = join(modelsProject(`validate-${count}`, count), "shop/floe.yaml");
  // The same text with another time is a changed file.
  const prepare = (): void => writeFileSync(product, readFileSync(product));
  return { arguments: [floe, "validate", product], environment: cache(), prepare };
}

function compileModels(count: number): Omit<GoalCase, "name"> {
  const folder = `compile-${count}`;
  const prepare = (): string => modelsProject(folder, count);
  return { arguments: [floe, "compile", join(prepare(), "shop")], environment: cache(), prepare };
}

function listPlugins(count: number): Omit<GoalCase, "name"> {
  const directory = join(scratch, `packages-${count}`);
  writePackagesProject(directory, count);
  return { arguments: [floe, "plugins", "list"], directory, environment: cache() };
}

function modelsProject(folder: string, count: number): string {
  const project = join(scratch, folder);
  rmSync(project, { recursive: true, force: true });
  writeModelsProject(project, count);
  return project;
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
  const written =
    /\/(target|floe_target|\.floe|logs|tests\/floe|definitions\.py|profiles\.yml|selectors\.yml|workspace\.yaml)$/;
  cpSync(join(repository, "demo"), demo, { recursive: true, filter: (path) => !written.test(path) });
  return demo;
}

/** How much more a run with errors takes than the same run without, as a fraction. */
function costOfErrors(measurements: readonly Measurement[]): number {
  return ratioOf(changedWithErrors, measurements) / ratioOf(changed, measurements) - 1;
}

/** How much a model costs where there are many, as a multiple of what it costs where there are few. */
function costOfModel(measurements: readonly Measurement[]): number {
  return (
    ratioOf(compiled(manyModels), measurements) / ratioOf(compiled(fewModels), measurements) / (manyModels / fewModels)
  );
}

/** How many milliseconds many packages take over none. */
function costOfPackages(measurements: readonly Measurement[]): number {
  const of = (wanted: string): number =>
    measurements.find(({ name }) => name === wanted)?.medianMilliseconds ?? Number.NaN;
  return of(listed(manyPackages)) - of(listed(0));
}

function ratioOf(wanted: string, measurements: readonly Measurement[]): number {
  return measurements.find(({ name }) => name === wanted)?.medianRatio ?? Number.NaN;
}

interface Report {
  readonly measurements: readonly Measurement[];
  readonly withModels: readonly Measurement[];
  readonly withPackages: readonly Measurement[];
  /** Milliseconds. */
  readonly resolving: number;
  readonly goals: ReadonlyMap<string, number | undefined>;
}

function renderReport({ measurements, withModels, withPackages, resolving, goals }: Report): string {
  return [
    "# How long the command takes",
    "",
    "Written by `make bench`. Whole processes of the built command; each round runs every case once, a ratio compares with",
    `\`node -e 0\` of the same round, and a figure is the median of ${rounds} rounds. Compare ratios: milliseconds are the machine's.`,
    "",
    ...renderTable(measurements, goals),
    "",
    `Finding 9 errors takes ${(costOfErrors(measurements) * 100).toFixed(0)} % more than finding none; the goal is ${errorGoal * 100} %.`,
    "",
    "## Many models",
    "",
    `The same with ${roundsWithModels} rounds, for products whose models each have a check, columns and two models that they read: \`models-project.ts\`.`,
    "",
    ...renderTable(withModels, goals),
    "",
    `A model of ${manyModels} takes ${costOfModel(withModels).toFixed(2)} of what a model of ${fewModels} takes; the goal is ≤ ${modelGoal}.`,
    "",
    "## Many profiles",
    "",
    `Finding the profiles of a product among ${manyProfiles} takes ${resolving.toFixed(0)} ms, the median of ${roundsWithModels} rounds; the goal is ≤ ${profileGoal} ms. It is the stage`,
    "`resolve` by itself, without reading the files, and with the plugins: `resolve-profiles.ts`.",
    "",
    "## Installed packages",
    "",
    `The same with ${roundsWithModels} rounds, for a project that depends on packages of which every second one announces a plugin: \`packages-project.ts\`.`,
    "None of their code runs.",
    "",
    ...renderTable(withPackages, goals),
    "",
    `Finding the plugins among ${manyPackages} packages takes ${costOfPackages(withPackages).toFixed(0)} ms; the goal is ≤ ${packagesGoal} ms.`,
    "",
    `Node ${process.version}, ${platform()} ${arch()}, ${availableParallelism()} x ${cpus()[0]?.model.trim() ?? "unknown CPU"}.`,
    "",
  ].join("\n");
}

function renderTable(
  measurements: readonly Measurement[],
  goals: ReadonlyMap<string, number | undefined>,
): readonly string[] {
  const rows = measurements.map(({ name, medianMilliseconds, medianRatio }) => {
    const goal = goals.get(name);
    return `| ${name} | ${medianRatio.toFixed(2)} | ${goal === undefined ? "" : `≤ ${goal}`} | ${medianMilliseconds.toFixed(0)} |`;
  });
  return ["| case | x `node -e 0` | goal | ms |", "|---|---|---|---|", ...rows];
}
