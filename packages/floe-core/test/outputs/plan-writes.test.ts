import { expect, test } from "vitest";
import { Bug } from "../../src/diagnostics/bug.ts";
import { digestOf } from "../../src/outputs/digest.ts";
import type { Ledger } from "../../src/outputs/ledger.ts";
import { outputPath } from "../../src/outputs/output-path.ts";
import { isUpToDate, needsWriting, type Overwrite, planWrites } from "../../src/outputs/plan-writes.ts";
import type { Proof } from "../../src/outputs/seal.ts";

type Texts = Readonly<Record<string, string>>;

interface Situation {
  /** What the compile wants, what the ledger knows (before an interruption as well), what stands there. */
  readonly wanted: Texts;
  readonly known?: Texts;
  readonly before?: Texts;
  readonly disk: Texts;
  readonly overwrite?: Overwrite;
  /** Formats without a place for a seal unless told otherwise. */
  readonly proof?: Readonly<Record<string, Proof>>;
}

function planOf({ wanted, known, before, disk, overwrite = "keep-edited", proof = {} }: Situation) {
  return planWrites({
    files: Object.entries(wanted).map(([path, text]) => ({ path: outputPath(path), text })),
    ledger: known === undefined ? undefined : ledgerOf(known, before),
    disk: (path) => (disk[path] === undefined ? undefined : digestOf(disk[path])),
    proof: (path) => proof[path] ?? "unsealable",
    overwrite,
  });
}

function ledgerOf(known: Texts, before: Texts | undefined): Ledger {
  const state = before === undefined ? "complete" : "writing";
  return { state, files: digests(known), previous: digests(before ?? {}) };
}

function digests(texts: Texts) {
  return new Map(Object.entries(texts).map(([path, text]) => [outputPath(path), digestOf(text)]));
}

function kinds(situation: Situation): readonly string[] {
  return planOf(situation).changes.map((change) =>
    change.kind === "edited" ? `${change.path} edited ${change.situation}` : `${change.path} ${change.kind}`,
  );
}

test("a file with the wanted bytes is kept, whoever wrote it", () => {
  expect(kinds({ wanted: { a: "1" }, known: { a: "1" }, disk: { a: "1" } })).toEqual(["a keep"]);
  expect(kinds({ wanted: { a: "1" }, disk: { a: "1" } })).toEqual(["a keep"]);
  expect(kinds({ wanted: { a: "1" }, known: { a: "0" }, disk: { a: "1" } })).toEqual(["a keep"]);
});

test("a file is created where nothing stands, also when it was deleted by hand", () => {
  const plan = planOf({ wanted: { a: "1" }, known: { a: "0" }, disk: {} });
  expect(plan.changes).toEqual([{ kind: "create", path: "a", text: "1" }]);
  expect(kinds({ wanted: { a: "1" }, disk: {} })).toEqual(["a create"]);
});

test("a file that floe wrote is updated", () => {
  const plan = planOf({ wanted: { a: "1" }, known: { a: "0" }, disk: { a: "0" } });
  expect(plan.changes).toEqual([{ kind: "update", path: "a", text: "1" }]);
});

test("after an interrupted run the files of both sets are floe's", () => {
  const situation = { wanted: { a: "2", b: "2" }, known: { a: "1", b: "1" }, before: { a: "0", b: "0" } };
  expect(kinds({ ...situation, disk: { a: "1", b: "0" } })).toEqual(["a update", "b update"]);
  expect(planOf({ ...situation, disk: { a: "1", b: "0" } }).previous).toEqual(digests({ a: "1", b: "0" }));
});

test("a file is floe's when its seal says so, and only then where it could have one", () => {
  const situation = { wanted: { a: "1" }, disk: { a: "0" } };
  const kindsWith = (proof: Proof, known?: Texts) =>
    kinds({ ...situation, proof: { a: proof }, ...(known === undefined ? {} : { known }) });
  expect(kindsWith("sealed")).toEqual(["a update"]);
  expect(kindsWith("sealed", { a: "other" })).toEqual(["a update"]);
  expect(kindsWith("broken", { a: "0" })).toEqual(["a edited changed"]);
  expect(kindsWith("broken")).toEqual(["a edited changed"]);
  expect(kindsWith("unsealed", { a: "0" })).toEqual(["a edited changed"]);
  expect(kindsWith("unsealed")).toEqual(["a edited foreign"]);
});

test("what is no longer generated is removed when its seal says so, and only then", () => {
  const situation = { wanted: {}, known: { a: "0" }, disk: { a: "0" } };
  const kindsWith = (proof: Proof) => kinds({ ...situation, proof: { a: proof } });
  expect(kindsWith("sealed")).toEqual(["a remove"]);
  expect(kindsWith("broken")).toEqual(["a edited obsolete"]);
  expect([kindsWith("unsealed"), kindsWith("unsealable")]).toEqual([[], []]);
});

test("a file that was edited is kept, and the ledger remembers what floe last wrote there", () => {
  const plan = planOf({ wanted: { a: "1" }, known: { a: "0" }, disk: { a: "mine" } });
  expect(plan.changes).toEqual([{ kind: "edited", path: "a", situation: "changed" }]);
  expect(plan.files).toEqual(digests({ a: "0" }));
  expect([needsWriting(plan), isUpToDate(plan)]).toEqual([false, false]);
});

test("a file that floe never wrote is kept and not put into the ledger", () => {
  const plan = planOf({ wanted: { a: "1", b: "1" }, disk: { a: "mine" } });
  expect(plan.changes[0]).toEqual({ kind: "edited", path: "a", situation: "foreign" });
  expect(plan.files).toEqual(digests({ b: "1" }));
});

test("a file that was edited is replaced when that is asked for, and stays the user's until it is", () => {
  const plan = planOf({ wanted: { a: "1" }, known: { a: "0" }, disk: { a: "mine" }, overwrite: "replace-edited" });
  expect(plan.changes).toEqual([{ kind: "update", path: "a", text: "1" }]);
  expect([plan.files, plan.previous]).toEqual([digests({ a: "1" }), digests({ a: "0" })]);
});

test("a file that is no longer generated is removed", () => {
  const plan = planOf({
    wanted: { a: "1" },
    known: { b: "0", a: "1" },
    disk: { a: "1", b: "0" },
    proof: { b: "sealed" },
  });
  expect(plan.changes).toEqual([
    { kind: "keep", path: "a" },
    { kind: "remove", path: "b" },
  ]);
  expect([plan.files, plan.previous]).toEqual([digests({ a: "1" }), digests({ a: "1", b: "0" })]);
});

test("a file that is no longer generated but was edited is kept, even when edited files are replaced", () => {
  for (const overwrite of ["keep-edited", "replace-edited"] as const) {
    const situation = {
      wanted: {},
      known: { b: "0" },
      disk: { b: "mine" },
      overwrite,
      proof: { b: "broken" },
    } as const;
    expect(kinds(situation)).toEqual(["b edited obsolete"]);
    expect(planOf(situation).files).toEqual(new Map());
  }
});

test("a file that is no longer generated and gone is only forgotten", () => {
  const plan = planOf({ wanted: { a: "1" }, known: { a: "1", b: "0" }, disk: { a: "1" } });
  expect([plan.changes, plan.ledger]).toEqual([[{ kind: "keep", path: "a" }], "outdated"]);
});

test("a removal that was interrupted is finished", () => {
  expect(kinds({ wanted: {}, known: {}, before: { b: "0" }, disk: { b: "0" }, proof: { b: "sealed" } })).toEqual([
    "b remove",
  ]);
});

test("changes are in the order of the files, then what goes, by path", () => {
  const old = { z: "0", y: "0", x: "0" };
  const proof = { z: "sealed", x: "sealed" } as const;
  expect(kinds({ wanted: { n: "1", m: "1", y: "0" }, known: old, disk: old, proof })).toEqual([
    "n create",
    "m create",
    "y keep",
    "x remove",
    "z remove",
  ]);
});

test("only a whole set with an equal ledger, or with none as in a fresh clone, is up to date", () => {
  const files = { a: "1", b: "2" };
  const upToDate = { wanted: files, known: files, disk: files };
  const states = [
    upToDate,
    { wanted: files, disk: files },
    { ...upToDate, before: files },
    { ...upToDate, known: { a: "1", b: "0" } },
    { ...upToDate, disk: { a: "1" } },
    { ...upToDate, known: { ...files, c: "3" }, disk: { ...files, c: "3" } },
  ].map((situation) => {
    const plan = planOf(situation);
    return [plan.ledger, isUpToDate(plan), needsWriting(plan)];
  });
  expect(states).toEqual([
    ["exact", true, false],
    ["missing", true, true],
    ["interrupted", false, true],
    ["outdated", false, true],
    ["exact", false, true],
    ["outdated", false, true],
  ]);
});

test("two files with one path are a bug", () => {
  const file = { path: outputPath("a"), text: "" };
  const request = { files: [file, file], ledger: undefined, disk: () => undefined, overwrite: "keep-edited" } as const;
  expect(() => planWrites({ ...request, proof: () => "unsealed" })).toThrow(Bug);
});
