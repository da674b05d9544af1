import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Script } from "node:vm";
import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { cacheFolder } from "../../src/launcher/cache-folder.ts";
import { checksum } from "../../src/launcher/checksum.ts";
import { readCode, writeCode } from "../../src/launcher/code-cache.ts";
import { loadChunk } from "../../src/launcher/load-chunk.ts";

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

test("bytecode is written into a folder of one's own and read from there", () => {
  const file = join(directory, "home", "floe", "a.v8cache");
  const script = new Script("1 + 1");
  writeCode(file, script);
  const code = readCode(file);
  expect(code?.length).toBeGreaterThan(0);
  expect(new Script("1 + 1", { cachedData: code }).cachedDataRejected).toBe(false);
  chmodSync(join(directory, "home", "floe"), 0o770);
  expect(readCode(file)).toBeUndefined();
  writeCode(join(directory, "home", "floe", "b.v8cache"), script);
  expect(readdirSync(join(directory, "home", "floe"))).toEqual(["a.v8cache"]);
});

test("bytecode that is damaged or cannot be written is none", () => {
  const file = join(directory, "home", "floe", "a.v8cache");
  writeCode(file, new Script("1 + 1"));
  writeFileSync(file, readFileSync(file).fill(0, 0, 4));
  expect(readCode(file)).toBeUndefined();
  writeFileSync(file, "");
  expect(readCode(file)).toBeUndefined();
  writeCode("/dev/null/floe/a.v8cache", new Script("1 + 1"));
  mkdirSync(join(directory, "home", "floe", "taken"));
  writeCode(join(directory, "home", "floe", "taken"), new Script("1 + 1"));
  expect(readdirSync(join(directory, "home", "floe")).sort()).toEqual(["a.v8cache", "taken"]);
});

test("the checksum changes with any block", () => {
  const data = new Uint8Array(3 * 4096).fill(7);
  const whole = checksum(data);
  for (const block of [0, 1, 2])
    expect(checksum(data.slice().fill(0, block * 4096, (block + 1) * 4096))).not.toBe(whole);
  expect(checksum(data.subarray(0, 4096))).not.toBe(whole);
});

test("a chunk gives what it exports, and gets what it requires, with a cache and without", () => {
  const file = join(directory, "chunk.cjs");
  const digest = "0123456789abcdef";
  const text = 'exports.separator = require("node:path").sep;';
  writeFileSync(file, `(function (exports, require, module) {//${digest}\n${text}\n})`);
  const load = () => loadChunk({ file, purpose: "compile", require: () => ({ sep: "/" }) });
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
