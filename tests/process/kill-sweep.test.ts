import { cpSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type Exit, runFloe, temporaryFolder, withBuiltCommand } from "./floe-command.ts";
import { compiledSet, completeSet, expectNoStack, foundSet, type Texts, writeProject } from "./project.ts";
import { faultyCall, runTraced, type WriteCall, writesOf } from "./strace.ts";

withBuiltCommand();

const compile = ["compile", "--out", "out", "shop"];

interface Sweep {
  /** A project whose `out` holds the set of its former input, or nothing. */
  readonly folder: string;
  readonly before: Texts;
  readonly after: Texts;
  readonly calls: readonly WriteCall[];
}

/** A project whose next compile changes its outputs, and the calls which that compile makes. */
async function preparedSweep(kind: "first" | "update"): Promise<Sweep> {
  const folder = temporaryFolder();
  const project = join(folder, "project");
  mkdirSync(project);
  writeProject(project, "old");
  const before = kind === "first" ? {} : await compiledSet(project);
  writeProject(project, "someone-new");
  cpSync(project, join(folder, "trial"), { recursive: true });
  const directory = join(folder, "trial");
  const calls = await writesOf(join(directory, "out"), compile, { directory });
  return { folder, before, after: completeSet(join(directory, "out")), calls };
}

interface Outcome {
  readonly exit: Exit;
  readonly call: WriteCall;
  readonly found: "old" | "new" | "refused" | "mixed";
  readonly leftovers: number;
}

/** Compiles a copy of the project with a fault at one call, and then once more without. */
async function outcomeOf(sweep: Sweep, call: WriteCall, fault: string): Promise<Outcome> {
  const directory = join(sweep.folder, `${fault.replace("=", "-")}-${call.name}-${call.index}`);
  const exit = await faulty({ directory, from: join(sweep.folder, "project") }, call, fault);
  const left = foundSet(join(directory, "out"));
  const found = judged(left.state, left.outputs, sweep);
  const next = await runFloe(compile, { directory });
  expect({ call: call.line, code: next.code }).toEqual({ call: call.line, code: 0 });
  expect(next.err.includes("outputs/interrupted")).toBe(found === "refused");
  // Where the set was whole already, the next compile has nothing to write and leaves a dead lock to the one after it.
  if (found === "new") {
    expect(foundSet(join(directory, "out"))).toMatchObject({ state: "complete", outputs: sweep.after });
    writeProject(directory, "the-one-after");
    await compiledSet(directory);
  } else {
    expect({ call: call.line, set: completeSet(join(directory, "out")) }).toEqual({
      call: call.line,
      set: sweep.after,
    });
  }
  return { exit, call, found, leftovers: left.leftovers.length };
}

/** A compile in a copy of the project with a fault at one call. Now and then node makes a call more than it did when
 *  they were counted, and the fault meets something else: then it is tried again. */
async function faulty(
  { directory, from }: { readonly directory: string; readonly from: string },
  call: WriteCall,
  fault: string,
): Promise<Exit> {
  const log = join(directory, "strace.log");
  const options = ["-y", "-o", log, `--trace=${call.name}`, "-e", `inject=${call.name}:${fault}:when=${call.index}`];
  for (let attempt = 0; attempt < 10; attempt++) {
    rmSync(directory, { recursive: true, force: true });
    cpSync(from, directory, { recursive: true });
    const exit = await runTraced(options, compile, { directory });
    if (faultyCall(log, fault).includes(`${directory}/out`)) return exit;
  }
  throw new Error(`the fault never met ${call.line}`);
}

function judged(state: string, outputs: Texts, { before, after }: Sweep): Outcome["found"] {
  if (state === "writing") return "refused";
  const text = JSON.stringify(outputs);
  if (state !== "damaged" && text === JSON.stringify(before)) return "old";
  return state === "complete" && text === JSON.stringify(after) ? "new" : "mixed";
}

/** The outcomes of a fault at each call, two at a time. */
async function swept(sweep: Sweep, calls: readonly WriteCall[], fault: string): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  const waiting = [...calls];
  const work = async () => {
    for (let call = waiting.shift(); call !== undefined; call = waiting.shift())
      outcomes.push(await outcomeOf(sweep, call, fault));
  };
  await Promise.all([work(), work()]);
  return outcomes;
}

function counts(outcomes: readonly Outcome[]): Readonly<Record<Outcome["found"], number>> {
  const count = (wanted: Outcome["found"]) => outcomes.filter(({ found }) => found === wanted).length;
  return { old: count("old"), new: count("new"), refused: count("refused"), mixed: count("mixed") };
}

function print(fault: string, outcomes: readonly Outcome[]): void {
  const { old, new: whole, refused, mixed } = counts(outcomes);
  const leftovers = outcomes.filter((outcome) => outcome.leftovers > 0).length;
  process.stdout.write(
    `${fault}: K = ${outcomes.length}, old ${old}, new ${whole}, refused ${refused}, mixed ${mixed}; ${leftovers} left temporary files or a lock, all gone after the next compile\n`,
  );
}

test.each([
  { kind: "update", names: ["openat", "write", "close", "rename", "link", "unlink"] },
  { kind: "first", names: ["mkdir", "openat", "write", "close", "rename", "link", "unlink"] },
] as const)(
  "the $kind compile killed at any write call leaves the old set, the new or a refused one, and the next fixes it",
  async ({ kind, names }) => {
    const sweep = await preparedSweep(kind);
    expect(new Set(sweep.calls.map(({ name }) => name))).toEqual(new Set<string>(names));
    const outcomes = await swept(sweep, sweep.calls, "signal=SIGKILL");
    print(`SIGKILL, ${kind}`, outcomes);
    expect(outcomes.filter(({ exit }) => exit.signal !== "SIGKILL").map(({ call }) => call.line)).toEqual([]);
    const { mixed, old, new: whole, refused } = counts(outcomes);
    expect(mixed).toBe(0);
    for (const count of [old, whole, refused]) expect(count).toBeGreaterThan(0);
  },
);

test.each([
  { errno: "ENOSPC", names: ["openat", "write", "link", "rename"] },
  { errno: "EIO", names: ["openat", "write", "link", "rename", "unlink"] },
  { errno: "EROFS", names: ["openat", "link", "rename"] },
])(
  "$errno at any write call is said with the path, and leaves no mixed set and nothing temporary",
  async ({ errno, names }) => {
    const sweep = await preparedSweep("update");
    const outcomes = await swept(
      sweep,
      sweep.calls.filter(({ name }) => names.includes(name)),
      `error=${errno}`,
    );
    print(errno, outcomes);
    expect(counts(outcomes).mixed).toBe(0);
    for (const { exit, call, found, leftovers } of outcomes) {
      expectNoStack(exit);
      // A lock that cannot be removed is all that an error may leave: the set is written by then.
      const isUnlock = call.name === "unlink" && exit.code === 0;
      expect({ call: call.line, code: exit.code, leftovers }).toEqual(
        isUnlock ? { call: call.line, code: 0, leftovers } : { call: call.line, code: 1, leftovers: 0 },
      );
      if (isUnlock) expect(found).toBe("new");
      else expect(exit.err).toMatch(new RegExp(`out/\\S+.* \\(${errno}\\)`, "u"));
    }
  },
);
