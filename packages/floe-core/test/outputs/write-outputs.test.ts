import { describe, expect, test } from "vitest";
import type { Host } from "../../src/host/host.ts";
import { type MemoryHost, memoryHost } from "../../src/host/memory-host.ts";
import { isUpToDate } from "../../src/outputs/plan-writes.ts";
import { outputDiagnostics } from "../../src/outputs/problems.ts";
import { checkOutputs, writeOutputs } from "../../src/outputs/write-outputs.ts";
import { startOf } from "../../src/text/span.ts";
import { sourceNamed } from "../text/source-named.ts";
import { codes, outputFiles, sealedTexts, writeSet } from "./output-set.ts";

const set = { "definitions.py": "1", "target/artifacts.json": "2" };
const ledgerPath = "out/.floe/outputs.json";

function written(): MemoryHost {
  const host = memoryHost();
  writeSet(host, set);
  return memoryHost(host.files());
}

function messages(host: MemoryHost): readonly string[] {
  return writeSet(host, set).diagnostics.map(({ message }) => message);
}

test("the first compile writes every file and a complete ledger, and nothing else", () => {
  const host = memoryHost();
  const outcome = writeSet(host, set);
  expect(outcome.diagnostics).toEqual([]);
  expect(outcome.value?.changes.map(({ kind, path }) => `${kind} ${path}`)).toEqual([
    "create definitions.py",
    "create target/artifacts.json",
  ]);
  const { [ledgerPath]: ledger, ...files } = host.files();
  expect(files).toEqual({
    "out/definitions.py": sealedTexts(set)["definitions.py"],
    "out/target/artifacts.json": "2",
  });
  expect(JSON.parse(ledger ?? "")).toMatchObject({ version: 1, state: "complete" });
});

test("a compile that changes nothing only reads: no lock, no directory, no file", () => {
  const host = written();
  expect(writeSet(host, set)).toMatchObject({
    value: { changes: [{ kind: "keep" }, { kind: "keep" }] },
    diagnostics: [],
  });
  expect(new Set(host.calls().map(({ operation }) => operation))).toEqual(new Set(["readFile"]));
});

test("files are renamed between the two ledgers, after everything is staged", () => {
  const host = memoryHost();
  writeSet(host, { "a.txt": "1" });
  const calls = host.calls().filter(({ operation }) => operation === "stageFile" || operation === "commitFile");
  expect(calls.map(({ operation, path }) => `${operation} ${path.slice("/project/out/".length)}`)).toEqual([
    "stageFile .floe/outputs.json",
    "stageFile a.txt",
    "stageFile .floe/outputs.json",
    "commitFile .floe/outputs.json",
    "commitFile a.txt",
    "commitFile .floe/outputs.json",
  ]);
});

test("a ledger that is lost over equal files is written again, in one step", () => {
  const { [ledgerPath]: ledger, ...files } = written().files();
  const host = memoryHost(files);
  expect(writeSet(host, set).diagnostics).toEqual([]);
  expect(host.files()[ledgerPath]).toBe(ledger);
  expect(host.calls().filter(({ operation }) => operation === "commitFile")).toHaveLength(1);
});

describe("files edited by hand", () => {
  const edited = memoryHost({ ...written().files(), "out/definitions.py": "mine" }).files();

  test("are reported with their paths and kept, while the others are written", () => {
    const host = memoryHost(edited);
    const at = startOf(sourceNamed("floe.yaml", "name: iot"));
    const files = outputFiles({ ...set, "target/artifacts.json": "new" });
    const { value, diagnostics } = writeOutputs({ host, root: "/project/out", files, overwrite: "keep-edited", at });
    expect(value?.changes.map(({ kind }) => kind)).toEqual(["edited", "update"]);
    expect(diagnostics).toMatchObject([
      { code: "outputs/edited-by-hand", severity: "error", span: undefined, about: ["out/definitions.py"] },
    ]);
    expect(diagnostics[0]?.message).toBe(
      "`out/definitions.py` was edited by hand and is kept, so what floe.yaml and manifest.yaml say of it is not in force.",
    );
    expect(host.files()).toMatchObject({ "out/definitions.py": "mine", "out/target/artifacts.json": "new" });
  });

  test("cause no writing by themselves", () => {
    const host = memoryHost(edited);
    expect(codes(writeSet(host, set))).toEqual(["outputs/edited-by-hand"]);
    expect(host.files()).toEqual(edited);
    expect(host.calls().some(({ operation }) => operation === "lock")).toBe(false);
  });

  test("are replaced when that is asked for", () => {
    const host = memoryHost(edited);
    expect(writeSet(host, set, { overwrite: "replace-edited" }).diagnostics).toEqual([]);
    expect(host.files()).toEqual(written().files());
  });

  test("are floe's again once the edit is taken back", () => {
    const host = memoryHost(edited);
    writeSet(host, { ...set, "definitions.py": "3" });
    const restored = memoryHost({ ...host.files(), "out/definitions.py": sealedTexts(set)["definitions.py"] ?? "" });
    const third = { ...set, "definitions.py": "3" };
    expect(codes(writeSet(restored, third))).toEqual([]);
    expect(restored.files()["out/definitions.py"]).toBe(sealedTexts(third)["definitions.py"]);
  });

  test("that are no longer generated are kept, reported once and then forgotten", () => {
    const text = `# mine\n${sealedTexts(set)["definitions.py"]}`;
    const host = memoryHost({ ...written().files(), "out/definitions.py": text });
    const rest = { "target/artifacts.json": "2" };
    expect(writeSet(host, rest).diagnostics).toMatchObject([{ code: "outputs/edited-by-hand", severity: "warning" }]);
    expect(codes(writeSet(host, rest))).toEqual([]);
    expect(host.files()["out/definitions.py"]).toBe(text);
  });

  test("without a seal are only what the ledger says, also when they are no longer generated", () => {
    const host = memoryHost(edited);
    const outcome = writeSet(host, { "target/artifacts.json": "2" });
    expect(outcome.diagnostics.map(({ message }) => message)).toEqual([
      "`out/.floe/outputs.json` lists `out/definitions.py`, and nothing shows that floe wrote it; nothing was removed.",
    ]);
    expect(host.files()["out/definitions.py"]).toBe("mine");
  });

  test("that floe never wrote are reported in other words", () => {
    expect(messages(memoryHost({ "out/definitions.py": "mine" }))).toEqual([
      "`out/definitions.py` was not written by floe and is kept, so what floe.yaml and manifest.yaml say of it is not in force.",
    ]);
  });
});

test("a damaged ledger is reported and written anew", () => {
  const host = memoryHost({ ...written().files(), [ledgerPath]: "{" });
  expect(codes(writeSet(host, set))).toEqual(["outputs/ledger-unreadable"]);
  expect(host.files()).toEqual(written().files());
});

test("a ledger cannot have files removed outside of the output directory", () => {
  const ledger = written().files()[ledgerPath]?.replace("definitions.py", "../victim.txt") ?? "";
  const host = memoryHost({ ...written().files(), [ledgerPath]: ledger, "victim.txt": "1" });
  expect(codes(writeSet(host, { "target/artifacts.json": "2" }))).toEqual(["outputs/ledger-unreadable"]);
  expect(host.files()["victim.txt"]).toBe("1");
});

test("a lock that stays taken is an error and nothing is written", () => {
  const host = memoryHost();
  host.lock("/project/out/.floe/lock");
  const outcome = writeSet(host, set);
  expect([outcome.value, codes(outcome), host.files()]).toEqual([undefined, ["outputs/locked"], {}]);
});

test("the lock is freed after success and after failure", () => {
  const host = memoryHost({}, { failures: [{ operation: "stageFile", call: 1, errno: "EIO" }] });
  expect(codes(writeSet(host, set))).toEqual(["outputs/unwritable"]);
  expect(codes(writeSet(host, set))).toEqual([]);
  expect(host.lock("/project/out/.floe/lock").kind).toBe("done");
});

describe("what the system refuses", () => {
  test.each([
    ["EACCES", "permission denied"],
    ["EPERM", "the operation is not permitted"],
    ["EROFS", "the file system is read-only"],
    ["ENOSPC", "no space is left on the disk"],
    ["EMFILE", "this process has too many files open"],
    ["ELOOP", "its links lead in a circle"],
    ["ENAMETOOLONG", "the name is too long"],
    ["EWEIRD", "the operation failed"],
  ])("%s is said in words with the path", (errno, words) => {
    const host = memoryHost({}, { failures: [{ operation: "stageFile", call: 2, errno }] });
    expect(messages(host)).toEqual([`\`out/definitions.py\` cannot be written: ${words} (${errno}).`]);
  });

  test("a file where a directory must be is ENOTDIR, and nothing is written", () => {
    const host = memoryHost({ "out/target": "x" });
    expect(messages(host)).toEqual([
      "`out/target` cannot be written: a file stands where a directory must be (ENOTDIR).",
    ]);
    expect(host.files()).toEqual({ "out/target": "x" });
  });

  test("a directory in a file's place is EISDIR before anything is written, even to replace edited files", () => {
    const host = memoryHost({ "out/target/artifacts.json/x": "" });
    const { diagnostics } = writeSet(host, set, { overwrite: "replace-edited" });
    expect(diagnostics[0]?.message).toBe("`out/target/artifacts.json` cannot be written: it is a directory (EISDIR).");
    expect(host.files()).toEqual({ "out/target/artifacts.json/x": "" });
  });

  test("a lock that cannot be made is unwritable, not locked", () => {
    const host = memoryHost({}, { failures: [{ operation: "lock", call: 1, errno: "EROFS" }] });
    expect(messages(host)).toEqual(["`out/.floe/lock` cannot be written: the file system is read-only (EROFS)."]);
  });

  test("a file that cannot be looked at is not taken for one edited by hand", () => {
    const host = memoryHost(written().files(), { failures: [{ operation: "readFile", call: 2, errno: "EMFILE" }] });
    expect(codes(writeSet(host, set))).toEqual(["outputs/unwritable"]);
  });
});

test("what another compile writes while the files are being read is not taken for an edit", () => {
  const host = memoryHost();
  writeSet(host, { "a.txt": "1" });
  let reads = 0;
  const readFile: Host["readFile"] = (path, limits) => {
    reads += 1;
    if (reads === 2) writeSet(host, { "a.txt": "9" });
    return host.readFile(path, limits);
  };
  const outcome = writeSet({ ...host, readFile }, { "a.txt": "1" });
  expect([outcome.value?.changes, outcome.diagnostics]).toEqual([[{ kind: "update", path: "a.txt", text: "1" }], []]);
  expect(host.files()["out/a.txt"]).toBe("1");
});

test("a lost ledger is no loss to files that have a seal", () => {
  const { [ledgerPath]: _, ...files } = written().files();
  const host = memoryHost(files);
  const next = { ...set, "definitions.py": "new" };
  expect(writeSet(host, next)).toMatchObject({
    value: { changes: [{ kind: "update" }, { kind: "keep" }] },
    diagnostics: [],
  });
  expect(host.files()["out/definitions.py"]).toBe(sealedTexts(next)["definitions.py"]);
});

test("no input is replaced, not even when edited files are", () => {
  const host = memoryHost({ "out/definitions.py": "mine" });
  const inputs = new Set(["/project/out/definitions.py"]);
  const request = {
    host,
    root: "/project/out",
    files: outputFiles(set),
    overwrite: "replace-edited",
    at: undefined,
  } as const;
  expect(codes(writeOutputs({ ...request, inputs }))).toEqual(["outputs/is-input"]);
  expect(host.files()).toEqual({ "out/definitions.py": "mine" });
});

test.each([".git/hooks", "node_modules/floe", "A/.GIT", ".floe"])("nothing is written to %s", (root) => {
  const host = memoryHost({});
  expect(codes(writeSet(host, set, { root: `/project/${root}` }))).toEqual(["outputs/root-of-another-tool"]);
  expect(host.files()).toEqual({});
});

test("a ledger of another user is not believed", () => {
  const host = memoryHost(written().files(), { ownership: { [`/project/${ledgerPath}`]: { owner: 666 } } });
  const request = { host, root: "/project/out", files: outputFiles({ "target/artifacts.json": "3" }) } as const;
  const outcome = writeOutputs({ ...request, owners: new Set([0, 1000]), overwrite: "keep-edited", at: undefined });
  expect(codes(outcome)).toEqual(["outputs/ledger-foreign", "outputs/edited-by-hand"]);
  expect(host.files()).toMatchObject({ "out/definitions.py": sealedTexts(set)["definitions.py"] });
});

test("a check plans without a lock and writes nothing", () => {
  const host = written();
  const check = (texts: Readonly<Record<string, string>>) =>
    checkOutputs({ host, root: "/project/out", files: outputFiles(texts) });
  expect(isUpToDate(check(set))).toBe(true);
  const plan = check({ ...set, "definitions.py": "new" });
  expect([isUpToDate(plan), plan.changes.map(({ kind }) => kind)]).toEqual([false, ["update", "keep"]]);
  expect(new Set(host.calls().map(({ operation }) => operation))).toEqual(new Set(["readFile"]));
});

test("every finding about outputs is explained", () => {
  expect(outputDiagnostics.entries.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
    "error outputs/edited-by-hand",
    "error outputs/unwritable",
    "error outputs/outside-root",
    "warning outputs/ledger-unreadable",
    "warning outputs/ledger-foreign",
    "warning outputs/unproved",
    "error outputs/is-input",
    "error outputs/root-of-another-tool",
    "error outputs/locked",
    "info outputs/interrupted",
  ]);
});
