import { spawn } from "node:child_process";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { expect, test } from "vitest";
import { nodeHost } from "../../src/host/node-host.ts";
import { temporaryDirectory } from "../host/temporary-directory.ts";
import { codes, isRefused, sealedTexts, type Texts, withoutLeftovers, writeSet } from "./output-set.ts";
import { ownSet } from "./own-set.ts";

const ledgerPath = ".floe/outputs.json";

/** The script as one file of plain JavaScript: it starts in a tenth of the time, so that the writers really meet. */
function bundledWriter(): string {
  const outfile = join(temporaryDirectory(), "write-own-set.mjs");
  const entryPoints = [join(import.meta.dirname, "write-own-set.ts")];
  buildSync({ entryPoints, outfile, bundle: true, platform: "node", format: "esm", logLevel: "error" });
  return outfile;
}

interface Exit {
  readonly signal: string | null;
  readonly output: string;
}

function runWriter(script: string, parameters: readonly (string | number)[]): Promise<Exit> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...parameters.map(String)], { stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    child.stdout.on("data", (chunk) => (output += chunk));
    child.stderr.on("data", (chunk) => (output += chunk));
    child.on("error", reject);
    child.on("close", (_, signal) => resolve({ signal, output }));
  });
}

function filesIn(root: string): Texts {
  const paths = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((path) =>
    statSync(join(root, path)).isFile(),
  );
  return Object.fromEntries(paths.sort().map((path) => [path, readFileSync(join(root, path), "utf8")]));
}

/** The set without the ledger, when it is complete; what a careful reader sees. */
function committedSet(files: Texts): Texts {
  const { [ledgerPath]: ledger = "", ...set } = files;
  expect(JSON.parse(ledger)).toMatchObject({ state: "complete" });
  return set;
}

test("sixteen processes that write at once leave the whole set of one of them", { timeout: 60_000 }, async () => {
  const script = bundledWriter();
  const root = temporaryDirectory();
  const rounds = 5;
  const writers = Array.from({ length: 16 }, (_, index) => `writer-${index}`);
  const exits = await Promise.all(writers.map((writer) => runWriter(script, [root, writer, rounds])));
  expect(exits).toEqual(writers.map(() => ({ signal: null, output: "" })));
  const set = committedSet(filesIn(root));
  const owner = /# (.*)\n/u.exec(set["definitions.py"] ?? "")?.[1] ?? "";
  expect(set).toEqual(sealedTexts(ownSet(owner)));
});

test("a lock and leftovers of a killed process stop none of sixteen others", { timeout: 60_000 }, async () => {
  const script = bundledWriter();
  const root = temporaryDirectory();
  // By this call the lock is held and three files stand under temporary names.
  expect(await runWriter(script, [root, "killed", 1, 28])).toEqual({ signal: "SIGKILL", output: "" });
  expect(Object.keys(filesIn(root)).filter((path) => path.includes(".floe-")).length).toBeGreaterThan(0);
  expect(filesIn(root)[".floe/lock"]).toBeDefined();
  const writers = Array.from({ length: 16 }, (_, index) => `writer-${index}`);
  const exits = await Promise.all(writers.map((writer) => runWriter(script, [root, writer, 1])));
  expect(exits.filter(({ output }) => output !== "" && output !== "outputs/interrupted\n")).toEqual([]);
  const set = committedSet(filesIn(root));
  expect(set).toEqual(sealedTexts(ownSet(/# (.*)\n/u.exec(set["definitions.py"] ?? "")?.[1] ?? "")));
});

test("a process killed at any call leaves the old set, the new one or a refused one, and the next run fixes it", {
  timeout: 60_000,
}, async () => {
  const script = bundledWriter();
  const next = ownSet("new 1");
  const whole = [sealedTexts(ownSet("old 0")), sealedTexts(ownSet("new 0"))];
  for (let call = 1; ; call++) {
    const root = temporaryDirectory();
    const host = nodeHost();
    writeSet(host, ownSet("old 0"), { root });
    const { signal } = await runWriter(script, [root, "new", 1, call]);
    if (signal === null) break;
    const left = filesIn(root);
    const { ".floe/lock": _, ...visible } = withoutLeftovers(left);
    if (!isRefused(left, ledgerPath)) expect(whole).toContainEqual(committedSet(visible));
    const outcome = writeSet(host, next, { root });
    expect(codes(outcome)).toEqual(isRefused(left, ledgerPath) ? ["outputs/interrupted"] : []);
    expect(committedSet(filesIn(root))).toEqual(sealedTexts(next));
    expect(call).toBeLessThan(100);
  }
});

test("a file that was only half staged is removed by the next run", () => {
  const root = temporaryDirectory({ "target/": "" });
  writeFileSync(`${root}/target/.artifacts.json.floe-2147483647-abc`, "{");
  expect(codes(writeSet(nodeHost(), ownSet("new 0"), { root }))).toEqual([]);
  expect(committedSet(filesIn(root))).toEqual(sealedTexts(ownSet("new 0")));
});
