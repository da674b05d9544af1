import { bundledPlugins } from "floe-cli/bundled-plugins";
import { memoryProject } from "floe-core/testing";
import { expect, test } from "vitest";
import { runFuzz } from "./run-fuzz.ts";
import { seeds } from "./seeds.ts";

// 200,000 runs: most read and check the files, where hostile text does its work, the rest compile to the end.
// FLOE_FUZZ_SHARE=0.01 runs a hundredth, for a quick look.
const share = Number(process.env["FLOE_FUZZ_SHARE"] ?? "1");

test.each(seeds())("the seed $name compiles before it is mutated", async ({ files }) => {
  const { diagnostics } = await memoryProject(files, { plugins: bundledPlugins }).compile("shop/floe.yaml");
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
});

test.each([
  { level: "load", runs: 180_000, seed: 20_261_120 },
  { level: "compile", runs: 20_000, seed: 19_700_101 },
] as const)(
  "$runs hostile projects end in findings or outputs at level $level",
  { timeout: 900_000 },
  async (request) => {
    const wanted = Math.ceil(request.runs * share);
    const { runs, runsPerSecond, findings } = await runFuzz({ ...request, runs: wanted });
    process.stdout.write(`fuzz: ${runs} runs of level ${request.level}, ${runsPerSecond} a second\n`);
    expect(findings).toEqual([]);
    expect(runs).toBe(wanted);
  },
);
