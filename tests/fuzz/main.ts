import { parseArgs } from "node:util";
import { fuzzCases, type Level } from "./fuzz-case.ts";
import { saveRegression } from "./regression.ts";
import { runFuzz } from "./run-fuzz.ts";
import { seeds } from "./seeds.ts";

// By hand, for longer runs than CI has time for:
//   node --conditions=floe-source --import tsx tests/fuzz/main.ts --runs 10000000 --seed 7 [--level load] [--workers 2]
// and, to keep a finding as a regression test:  … --seed 7 --level load --save 1234 [--name what-it-is]
const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "100000" },
    seed: { type: "string", default: "1" },
    level: { type: "string", default: "compile" },
    workers: { type: "string", default: "2" },
    save: { type: "string" },
    name: { type: "string" },
  },
});
const seed = Number(values.seed);
const level: Level = values.level === "load" ? "load" : "compile";

if (values.save === undefined) await run();
else keep(Number(values.save));

async function run(): Promise<void> {
  let shown = 0;
  const onProgress = (done: number) => {
    if (done - shown < 100_000) return;
    shown = done;
    process.stderr.write(`${done} runs\n`);
  };
  const request = { seed, level, runs: Number(values.runs), workers: Number(values.workers), onProgress };
  const { runs, runsPerSecond, findings } = await runFuzz(request);
  process.stdout.write(`${runs} runs of level ${level}, ${runsPerSecond} a second, ${findings.length} findings\n`);
  const runsByProblem = new Map<string, number[]>();
  for (const { problem, run } of findings) {
    const short = problem.split("\n").slice(0, 4).join("\n");
    runsByProblem.set(short, [...(runsByProblem.get(short) ?? []), run]);
  }
  for (const [problem, found] of runsByProblem) process.stdout.write(`runs ${found.join(", ")}: ${problem}\n`);
  process.exitCode = findings.length === 0 ? 0 : 1;
}

function keep(number: number): void {
  const path = saveRegression(
    values.name ?? `seed-${seed}-${level}-${number}`,
    fuzzCases(seeds(), { seed, level })(number),
  );
  process.stdout.write(`${path}\n`);
}
