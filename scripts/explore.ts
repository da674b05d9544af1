import { spawnSync } from "node:child_process";
import { randomInt } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { fuzzCases, type Level } from "../tests/fuzz/fuzz-case.ts";
import { saveRegression } from "../tests/fuzz/regression.ts";
import { type FuzzFinding, runFuzz } from "../tests/fuzz/run-fuzz.ts";
import { seeds } from "../tests/fuzz/seeds.ts";

// Tries the properties and the fuzzer on seeds that nobody tried before, for so many seconds. What it finds is printed
// or stored as it has to be committed; then it ends with 1.
const root = fileURLToPath(new URL("../", import.meta.url));
const seconds = Number(process.argv[2] ?? "300");
if (!(seconds > 0)) throw new RangeError("Say for how many seconds: make explore SECONDS=300");
const end = performance.now() + seconds * 1000;
const propertyFiles = testFiles().filter((path) => readFileSync(path, "utf8").includes('from "fast-check"'));

process.exitCode = (await findSomething()) ? 1 : 0;

async function findSomething(): Promise<boolean> {
  let rounds = 0;
  while (secondsLeft() > 0) {
    const seed = randomInt(2 ** 31);
    const failed = [
      propertyFails(seed),
      await fuzzFinds(seed, "load", Math.min(30, secondsLeft() / 2)),
      await fuzzFinds(seed, "compile", Math.min(30, secondsLeft())),
    ];
    if (failed.includes(true)) return true;
    rounds += 1;
  }
  process.stdout.write(
    `Nothing found in ${rounds} rounds of ${propertyFiles.length} files of properties and the fuzzer.\n`,
  );
  return false;
}

function secondsLeft(): number {
  return (end - performance.now()) / 1000;
}

function propertyFails(seed: number): boolean {
  const { status, stdout, stderr } = spawnSync("node_modules/.bin/vitest", ["run", ...propertyFiles], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, FLOE_SEED: String(seed) },
  });
  if (status === 0) return false;
  process.stdout.write(`${stdout}${stderr}\nSeed ${seed}: commit each \`examples: …\` above in its test.\n`);
  return true;
}

async function fuzzFinds(seed: number, level: Level, slice: number): Promise<boolean> {
  if (slice <= 0) return false;
  const { runs, runsPerSecond, findings } = await runFuzz({ seed, level, runs: 2 ** 31 - 1, seconds: slice });
  process.stdout.write(
    `seed ${seed}, level ${level}: ${runs} runs, ${runsPerSecond} a second, ${findings.length} found\n`,
  );
  for (const finding of onePerProblem(findings)) keep(finding);
  return findings.length > 0;
}

/** Findings that begin alike have one cause. */
function onePerProblem(findings: readonly FuzzFinding[]): Iterable<FuzzFinding> {
  return new Map(findings.map((finding) => [finding.problem.split("\n").slice(0, 4).join("\n"), finding])).values();
}

function keep({ seed, level, run, problem }: FuzzFinding): void {
  const path = saveRegression(`seed-${seed}-${level}-${run}`, fuzzCases(seeds(), { seed, level })(run));
  process.stdout.write(`\n${problem}\nRename for what it is, and commit: ${relative(root, path)}\n`);
}

function testFiles(): readonly string[] {
  const folders = ["packages", "plugins"].flatMap((parent) =>
    readdirSync(`${root}${parent}`).map((name) => `${root}${parent}/${name}/test`),
  );
  return [...folders, `${root}tests`].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith(".test.ts") && !path.includes("node_modules"))
      .map((path) => `${folder}/${path}`),
  );
}
