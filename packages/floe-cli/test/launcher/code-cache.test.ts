import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type FakeInstallation, fakeInstallation, writeBundle } from "./fake-installation.ts";

// Longer than a few blocks, so that a damaged one lies inside.
const filler = Array.from({ length: 400 }, (_, index) => `function filler${index}() { return ${index} + 1; }`).join(
  "\n",
);
const calls = `${Array.from({ length: 400 }, (_, index) => `filler${index}();`).join("")}`;
const greeting = (word: string): string =>
  `${filler}\nexports.main = async () => { ${calls} console.log("${word}"); return 0; };`;

function onlyCacheFile(installation: FakeInstallation): string {
  expect(installation.cacheFiles()).toHaveLength(1);
  return join(installation.cacheDirectory, installation.cacheFiles()[0] ?? "");
}

test("a successful run leaves the bytecode, for its user only", () => {
  const installation = fakeInstallation(greeting("hello"));
  installation.run(["compile"]);
  expect(statSync(installation.cacheDirectory).mode & 0o777).toBe(0o700);
  expect(statSync(onlyCacheFile(installation)).mode & 0o777).toBe(0o600);
});

test("the second run takes the bytecode and writes it no more", () => {
  const installation = fakeInstallation(greeting("hello"));
  installation.run(["compile"]);
  const before = statSync(onlyCacheFile(installation)).mtimeMs;
  expect(installation.run(["compile"])).toEqual({ code: 0, stdout: "hello\n", stderr: "" });
  expect(statSync(onlyCacheFile(installation)).mtimeMs).toBe(before);
});

test("each command has bytecode of its own, and strange words have none", () => {
  const installation = fakeInstallation(greeting("hello"));
  for (const word of ["compile", "validate", "../../etc"]) installation.run([word]);
  expect(
    installation
      .cacheFiles()
      .map((name) => name.split("-").at(-1))
      .sort(),
  ).toEqual(["compile.v8cache", "other.v8cache", "validate.v8cache"]);
});

test("a new bundle of the same length is not run from the old bytecode", () => {
  const installation = fakeInstallation(`${greeting("hello")}//1`);
  installation.run(["compile"]);
  writeBundle(installation.directory, `${greeting("howdy")}//2`);
  expect(installation.run(["compile"]).stdout).toBe("howdy\n");
});

test.each([
  ["lost its end", (bytes: Buffer) => bytes.subarray(0, bytes.length >> 1)],
  ["is empty", () => Buffer.alloc(0)],
  [
    "lost a block",
    (bytes: Buffer) => Buffer.concat([bytes.subarray(0, 8192), Buffer.alloc(4096), bytes.subarray(12288)]),
  ],
])("bytecode that %s is replaced", (_damage, damage) => {
  const installation = fakeInstallation(greeting("hello"));
  installation.run(["compile"]);
  const file = onlyCacheFile(installation);
  const damaged = damage(readFileSync(file));
  writeFileSync(file, damaged);
  expect(installation.run(["compile"])).toEqual({ code: 0, stdout: "hello\n", stderr: "" });
  expect(readFileSync(file).equals(damaged)).toBe(false);
});

test("a folder that others may write to is not trusted", () => {
  const installation = fakeInstallation(greeting("hello"));
  mkdirSync(installation.cacheDirectory, { recursive: true });
  chmodSync(installation.cacheDirectory, 0o777);
  expect(installation.run(["compile"]).code).toBe(0);
  expect(installation.cacheFiles()).toEqual([]);
});

test.each([
  ["FLOE_NO_CODE_CACHE", { FLOE_NO_CODE_CACHE: "1" }],
  ["coverage", { NODE_V8_COVERAGE: "coverage" }],
  ["no home", { HOME: "" }],
  ["a home that is no folder", { HOME: "/dev/null" }],
  ["a place where nothing can be made", { XDG_CACHE_HOME: "/proc/floe" }],
])("with %s the command runs without bytecode", (_case, environment) => {
  const installation = fakeInstallation(greeting("hello"));
  expect(installation.run(["compile"], environment)).toEqual({ code: 0, stdout: "hello\n", stderr: "" });
  expect(() => installation.cacheFiles()).toThrow();
});

test("XDG_CACHE_HOME moves the cache", () => {
  const installation = fakeInstallation(greeting("hello"));
  installation.run(["compile"], { XDG_CACHE_HOME: join(installation.directory, "home") });
  expect(statSync(join(installation.directory, "home/floe")).isDirectory()).toBe(true);
});

test("what a run that refused its input leaves, serves until one succeeds", () => {
  const installation = fakeInstallation("exports.main = async ([_command, code]) => Number(code);");
  installation.run(["compile", "1"]);
  expect(onlyCacheFile(installation)).toMatch(/-compile-refused\.v8cache$/);
  installation.run(["compile", "0"]);
  expect(installation.cacheFiles()).toHaveLength(2);
  const before = installation.cacheFiles().map((name) => statSync(join(installation.cacheDirectory, name)).mtimeMs);
  for (const code of ["1", "0"]) installation.run(["compile", code]);
  expect(installation.cacheFiles().map((name) => statSync(join(installation.cacheDirectory, name)).mtimeMs)).toEqual(
    before,
  );
});

test("a run that met a bug leaves no bytecode", () => {
  const installation = fakeInstallation("exports.main = async () => { throw new Error('bug'); };");
  installation.run(["compile"]);
  expect(() => installation.cacheFiles()).toThrow();
});
