import { spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Script } from "node:vm";
import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { cacheFolder } from "../../src/launcher/cache-folder.ts";
import * as writer from "../../src/launcher/cache-writer.ts";
import { loadChunk } from "../../src/launcher/load-chunk.ts";
import { type CodeInUse, useCode } from "../../src/launcher/use-code.ts";

// When the bytecode is written and taken is tested in processes: see code-cache.test.ts.

let directory = "";

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "floe-chunk-"));
  for (const name of ["FLOE_NO_CODE_CACHE", "NODE_V8_COVERAGE", "NODE_OPTIONS", "XDG_CACHE_HOME"])
    vi.stubEnv(name, undefined);
  onTestFinished(() => {
    vi.unstubAllEnvs();
    rmSync(directory, { recursive: true });
  });
});

test.each([
  [{ XDG_CACHE_HOME: "/caches", HOME: "/home/me" }, "/caches/floe"],
  [{ XDG_CACHE_HOME: "caches", HOME: "/home/me" }, "/home/me/.cache/floe"],
  [{ HOME: "/home/me" }, "/home/me/.cache/floe"],
  [{ HOME: "me" }, undefined],
  [{ HOME: "/home/me", FLOE_NO_CODE_CACHE: "1" }, undefined],
  [{ HOME: "/home/me", NODE_V8_COVERAGE: "coverage" }, undefined],
  [{ HOME: "/home/me", NODE_OPTIONS: "--inspect=0" }, undefined],
])("with %j the caches are in %s", (environment, folder) => {
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  expect(cacheFolder()).toBe(folder);
});

const source = { digest: "0123456789abcdef", length: 5 };
const script = new Script("1 + 1");

/** The path of a file of the cache, with bytecode in it. */
function written(name = "a.v8cache"): string {
  const file = join(directory, "home", "floe", name);
  writer.writeCode(file, script, source);
  return file;
}

/** Takes the bytecode of a file and gives it back at once. */
function taken(file: string, of = source): CodeInUse | undefined {
  const code = useCode(file, of);
  code?.release();
  return code;
}

function names(): readonly string[] {
  return readdirSync(join(directory, "home", "floe")).sort();
}

test("bytecode is written into a folder of one's own and read from there", () => {
  const code = taken(written());
  expect(new Script("1 + 1", { cachedData: code?.data }).cachedDataRejected).toBe(false);
});

test.each([0o770, 0o702, 0o777, 0o1777, 0o750])(
  "nothing is read from a folder of mode %o, nor written to it",
  (mode) => {
    const file = written();
    chmodSync(join(directory, "home", "floe"), mode);
    expect(taken(file)).toBeUndefined();
    written("b.v8cache");
    expect(names()).toEqual(["a.v8cache"]);
  },
);

test("nor where others can put another folder in its place", () => {
  const file = written();
  chmodSync(join(directory, "home"), 0o777);
  expect(taken(file)).toBeUndefined();
  chmodSync(join(directory, "home"), 0o1777);
  expect(taken(file)).toBeDefined();
});

test("nor through a link to a folder or to a file", () => {
  const file = written();
  renameSync(file, join(directory, "elsewhere"));
  symlinkSync(join(directory, "elsewhere"), file);
  expect(taken(file)).toBeUndefined();
  renameSync(join(directory, "home", "floe"), join(directory, "moved"));
  renameSync(join(directory, "elsewhere"), join(directory, "moved", "b.v8cache"));
  symlinkSync(join(directory, "moved"), join(directory, "home", "floe"));
  expect(taken(join(directory, "home", "floe", "b.v8cache"))).toBeUndefined();
});

test.runIf(process.getuid?.() === 0)("nor what belongs to somebody else", () => {
  const file = written();
  chownSync(file, 42_666, 42_666);
  expect(taken(file)).toBeUndefined();
  chownSync(written(), 0, 0);
  chownSync(join(directory, "home", "floe"), 42_666, 42_666);
  expect(taken(file)).toBeUndefined();
  chownSync(join(directory, "home", "floe"), 0, 0);
  chownSync(join(directory, "home"), 42_666, 42_666);
  expect(taken(file)).toBeUndefined();
});

test("root leaves no folder in the home of somebody else", () => {
  chmodSync(directory, 0o777);
  written();
  expect(existsSync(join(directory, "home"))).toBe(false);
});

test.each<readonly [string, (file: string) => void]>([
  ["lost its first bytes", (file) => writeFileSync(file, readFileSync(file).fill(0, 0, 4))],
  ["is empty", (file) => writeFileSync(file, "")],
  ["is cut", (file) => truncateSync(file, 100)],
  ["is followed by more", (file) => writeFileSync(file, "x", { flag: "a" })],
  ["is larger than any", (file) => truncateSync(file, 2 ** 31)],
  ["can be read by others", (file) => chmodSync(file, 0o644)],
  ["is a folder", (file) => replaceWith(file, () => mkdirSync(join(file, "in", "it"), { recursive: true }))],
  ["is a pipe", (file) => replaceWith(file, () => spawnSync("mkfifo", [file]))],
  ["is a device", (file) => replaceWith(file, () => symlinkSync("/dev/zero", file))],
])("bytecode that %s is none, and the next takes its place", (_what, damage) => {
  const file = written();
  damage(file);
  expect(taken(file)).toBeUndefined();
  written();
  expect(taken(file)).toBeDefined();
  expect(names()).toEqual(["a.v8cache"]);
});

function replaceWith(file: string, make: () => void): void {
  rmSync(file);
  make();
}

test("each byte of the file counts", () => {
  const file = written();
  const whole = readFileSync(file);
  for (const at of whole.keys()) {
    const damaged = Buffer.from(whole);
    damaged[at] = (whole[at] ?? 0) ^ 1;
    writeFileSync(file, damaged);
    expect(taken(file)).toBeUndefined();
  }
});

test.each([
  ["source", { ...source, digest: "0123456789abcdee" }],
  ["length", { ...source, length: 6 }],
])("bytecode of another %s is none", (_what, other) => {
  expect(taken(written(), other)).toBeUndefined();
});

test("bytecode with which a process died is none until there is other; of several that use it none disturbs another", () => {
  const file = written();
  const dead = spawnSync(process.execPath, ["-e", ""]).pid;
  linkSync(file, `${file}.${process.ppid}.used`);
  expect(taken(file)).toBeDefined();
  linkSync(file, `${file}.${dead}.used`);
  writeFileSync(`${file}.${dead}.tmp`, "");
  expect(taken(file)).toBeUndefined();
  written();
  expect(taken(file)).toBeDefined();
  expect(names()).toEqual(["a.v8cache", `a.v8cache.${process.ppid}.used`]);
});

test("what cannot be written is left", () => {
  written();
  writer.writeCode("/dev/null/floe/a.v8cache", script, source);
  expect(names()).toEqual(["a.v8cache"]);
});

test("a chunk gives what it exports, and gets what it requires, with a cache and without", () => {
  const file = join(directory, "chunk.cjs");
  const digest = "0123456789abcdef";
  const text = 'exports.separator = require("node:path").sep;';
  writeFileSync(file, `(function (exports, require, module) {//${digest}\n${text}\n})`);
  const load = () => loadChunk({ file, purpose: "compile", require: () => ({ sep: "/" }), writer: () => writer });
  vi.stubEnv("FLOE_NO_CODE_CACHE", "1");
  expect(load()).toEqual({ separator: "/" });
  vi.stubEnv("FLOE_NO_CODE_CACHE", undefined);
  vi.stubEnv("XDG_CACHE_HOME", directory);
  const before = new Set(process.listeners("exit"));
  expect(load()).toEqual({ separator: "/" });
  const [atExit, ...more] = process.listeners("exit").filter((listener) => !before.has(listener));
  expect(more).toEqual([]);
  if (atExit === undefined) throw new Error("nothing happens at the end of the process");
  process.off("exit", atExit);
  atExit(1);
  atExit(0);
  const kinds = readdirSync(join(directory, "floe")).map((name) => name.replace(/-v.*-compile/u, ""));
  expect(kinds.sort()).toEqual([`${digest}-refused.v8cache`, `${digest}.v8cache`]);
});
