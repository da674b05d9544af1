import { parentPort, workerData } from "node:worker_threads";
import { problemWith } from "./check-case.ts";
import { fuzzCases } from "./fuzz-case.ts";
import type { Share } from "./run-fuzz.ts";

// Runs its share of the cases. The watchdog outside sees which case it is at, and how long it has been there.
const { seeds, seed, level, first, step, end, progress }: Share = workerData;
const caseOf = fuzzCases(seeds, { seed, level });
for (let run = first; run < end; run += step) {
  Atomics.store(progress, 0, run);
  Atomics.add(progress, 1, 1);
  const problem = await problemWith(caseOf(run));
  if (problem !== undefined) parentPort?.postMessage({ run, problem });
}
// The last case is over; nothing that follows is one that hangs.
Atomics.store(progress, 0, -1);
