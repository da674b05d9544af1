import { expect, test } from "vitest";
import { memoryHost } from "../../src/host/memory-host.ts";
import { interruptedHost, Killed } from "./interrupted-host.ts";
import { codes, isRefused, type Texts, withoutLeftovers, writeSet } from "./output-set.ts";

const oldSet = {
  "definitions.py": "old",
  "target/artifacts.json": "old",
  "target/gone.yaml": "old",
  "same.txt": "same",
};
const newSet = {
  "definitions.py": "new",
  "target/artifacts.json": "new",
  "floe_target/values.yaml": "new",
  "same.txt": "same",
};
const thirdSet = { ...newSet, "definitions.py": "third", "target/gone.yaml": "third", "target/artifacts.json": "new" };

const nothing: Texts = {};
const oldFiles = filesAfter(nothing, oldSet);

function filesAfter(files: Texts, set: Texts): Texts {
  const host = memoryHost(files);
  writeSet(host, set);
  return host.files();
}

/** What stands after a run that is killed at its nth call; `undefined` when it makes fewer calls. */
function filesAfterKill(files: Texts, set: Texts, call: number): Texts | undefined {
  const host = memoryHost(files);
  const interrupt = () => {
    throw new Killed();
  };
  try {
    writeSet(interruptedHost(host, { call, interrupt }), set);
    return undefined;
  } catch (error) {
    if (error instanceof Killed) return host.files();
    throw error;
  }
}

/** What stands after each way to kill a run. */
function* everyKill(files: Texts, set: Texts): Generator<Texts> {
  for (let call = 1; ; call++) {
    const left = filesAfterKill(files, set, call);
    if (left === undefined) return;
    yield left;
  }
}

test.each([
  { name: "the first set", before: nothing, set: newSet },
  { name: "a set that changes, adds and removes files", before: oldFiles, set: newSet },
  {
    name: "a set of which only the ledger is missing",
    before: { ...oldFiles, "out/.floe/outputs.json": "{" },
    set: oldSet,
  },
])(
  "$name, killed at any call, is the old set, the new set or refused, and the next run completes it",
  ({ before, set }) => {
    const after = filesAfter(before, set);
    let kills = 0;
    for (const left of everyKill(before, set)) {
      kills += 1;
      const refused = isRefused(left);
      if (!refused) expect([before, after]).toContainEqual(withoutLeftovers(left));
      const next = memoryHost(left);
      const outcome = writeSet(next, set);
      expect(codes(outcome)).not.toContain("outputs/edited-by-hand");
      expect(codes(outcome).includes("outputs/interrupted")).toBe(refused);
      expect(next.files()).toEqual(after);
    }
    expect(kills).toBeGreaterThan(10);
  },
);

test("a run that fixes a set and is killed as well still leaves a set that a third can fix", () => {
  const after = filesAfter(oldFiles, thirdSet);
  let kills = 0;
  for (const once of everyKill(oldFiles, newSet)) {
    for (const twice of everyKill(once, thirdSet)) {
      kills += 1;
      const next = memoryHost(twice);
      const outcome = writeSet(next, thirdSet);
      expect(codes(outcome).filter((code) => code !== "outputs/interrupted")).toEqual([]);
      expect(next.files()).toEqual(after);
    }
  }
  expect(kills).toBeGreaterThan(500);
});

test("a run that is killed can be taken back by compiling the old input again", () => {
  for (const left of everyKill(oldFiles, newSet)) {
    const next = memoryHost(left);
    expect(codes(writeSet(next, oldSet)).filter((code) => code !== "outputs/interrupted")).toEqual([]);
    expect(withoutLeftovers(next.files())).toEqual(oldFiles);
  }
});

test("an edit is kept through an interruption", () => {
  const edited = { ...oldFiles, "out/definitions.py": "mine" };
  for (const left of everyKill(edited, newSet)) {
    const next = memoryHost(left);
    expect(codes(writeSet(next, newSet))).toContain("outputs/edited-by-hand");
    expect(next.files()["out/definitions.py"]).toBe("mine");
  }
});

test.each(["EIO", "ENOSPC", "EACCES", "EMFILE"])(
  "%s at any call leaves the old set, the new set or a refused one, and no leftovers",
  (errno) => {
    const after = filesAfter(oldFiles, newSet);
    const callCount = callsOf(newSet);
    expect(callCount).toBeGreaterThan(20);
    for (let call = 1; call <= callCount; call++) {
      const host = memoryHost(oldFiles, { failures: [{ operation: "any", call, errno }] });
      const outcome = writeSet(host, newSet);
      const left = host.files();
      expect(left).toEqual(withoutLeftovers(left));
      if (outcome.value !== undefined) expect(left).toEqual(after);
      else expect(new Set(codes(outcome))).toEqual(new Set(["outputs/unwritable"]));
      if (!isRefused(left)) expect([oldFiles, after]).toContainEqual(left);
      expect(codes(writeSet(host, newSet)).filter((code) => code !== "outputs/interrupted")).toEqual([]);
      expect(host.files()).toEqual(after);
    }
  },
);

test("a full disk is noticed before the first file is replaced", () => {
  const stages = [1, 2, 3, 4, 5];
  for (const call of stages) {
    const host = memoryHost(oldFiles, { failures: [{ operation: "stageFile", call, errno: "ENOSPC" }] });
    expect(codes(writeSet(host, newSet))).toEqual(["outputs/unwritable"]);
    expect(host.files()).toEqual(oldFiles);
  }
});

function callsOf(set: Texts): number {
  const host = memoryHost(oldFiles);
  writeSet(host, set);
  return host.calls().length;
}
