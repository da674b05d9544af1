import { spawnSync } from "node:child_process";
import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { callWithoutLimit } from "floe-core";
import { memoryHost } from "floe-core/testing";
import { afterEach, beforeEach, expect, test } from "vitest";
import { observed } from "../src/remember-unchanged.ts";
import type { Session } from "../src/session.ts";

const script = fileURLToPath(new URL("../bin/unchanged.cjs", import.meta.url));
const unanswered = 99;
let directory = "";

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), "floe-unchanged-"));
  mkdirSync(join(directory, "cache", "floe"), { recursive: true, mode: 0o700 });
  mkdirSync(join(directory, "models"));
  writeFileSync(join(directory, "floe.yaml"), "kind: FloeSpec\n");
  // A file must have settled before it is remembered; see settledMilliseconds.
  await setTimeout(150);
  remember();
});

afterEach(() => rmSync(directory, { recursive: true }));

test("a run over files that have not changed prints what the last one printed and ends as it did", () => {
  const { status, stdout, stderr } = recall();
  expect({ status, stdout, stderr }).toEqual({ status: 1, stdout: "compiled\n", stderr: "notice\n" });
});

test.each([
  ["a file that was read changed", () => appendFileSync(join(directory, "floe.yaml"), " ")],
  ["a file that was read is gone", () => rmSync(join(directory, "floe.yaml"))],
  ["a folder that was listed has a new file", () => writeFileSync(join(directory, "models", "a.sql"), "select 1")],
  ["a path that was not there is", () => writeFileSync(join(directory, "dbt_project.yml"), "name: x\n")],
] as const)("it is not answered when %s", (_what, change) => {
  change();
  expect(recall().status).toBe(unanswered);
});

test.each([
  ["the environment chooses another platform", { FLOE_PLATFORM_ENV: "prod" }],
  ["traces are asked for", { OTEL_TRACES_EXPORTER: "console" }],
  ["caches are switched off", { FLOE_NO_CODE_CACHE: "1" }],
])("it is not answered when %s", (_what, environment) => {
  expect(recall(["compile", "."], environment).status).toBe(unanswered);
});

test.each([[["compile", ".", "--check"]], [["compile", "other"]], [["validate", "."]], [["explain", "."]]])(
  "%j is never answered by it",
  (argv) => {
    expect(recall(argv).status).toBe(unanswered);
  },
);

test("a file that changed a moment ago is not remembered", () => {
  writeFileSync(join(directory, "floe.yaml"), "kind: FloeSpec # again\n");
  remember();
  expect(recall().status).toBe(unanswered);
});

test("of many memories the oldest go, and other files stay", () => {
  const folder = join(directory, "cache", "floe");
  for (let index = 0; index < 120; index++) writeFileSync(join(folder, `unchanged-old${index}.json`), "{}");
  writeFileSync(join(folder, "some.v8cache"), "");
  rmSync(join(folder, memories().find((name) => !name.includes("old")) ?? ""));
  remember();
  expect(memories()).toHaveLength(100);
  expect(recall().status).toBe(1);
  expect(readdirSync(folder)).toContain("some.v8cache");
});

test("a session that only looked gives each path's first stamp and what was printed", () => {
  const { session, notes } = observed(sessionOn({ "floe.yaml": "kind: FloeSpec\n" }), (path) => `stamp of ${path}`);
  session.host.readFile("/project/floe.yaml", { maximumBytes: 100 });
  session.host.exists("/project/none");
  session.terminal.out("done\n");
  const stamps = { "/project/floe.yaml": "stamp of /project/floe.yaml", "/project/none": "stamp of /project/none" };
  expect(notes()).toEqual({ stamps, out: "done\n", err: "" });
});

test("a session that wrote gives nothing to remember", () => {
  const { session, notes } = observed(sessionOn({}), () => "");
  session.host.stageFile("/project/out", new Uint8Array());
  expect(notes()).toBeUndefined();
});

test("a session that ran a plugin from outside gives nothing to remember", async () => {
  const { session, notes } = observed(sessionOn({}), () => "");
  await session.context.plugins.importModule("/project/plugin.mjs", { seconds: 1, bug: Error });
  expect(notes()).toBeUndefined();
});

function memories(): readonly string[] {
  return readdirSync(join(directory, "cache", "floe")).filter((name) => name.endsWith(".json"));
}

function remember(): void {
  const seen = ["floe.yaml", "models", "dbt_project.yml"].map((name) => join(directory, name));
  const run = `{ code: 1, stamps: Object.fromEntries(${JSON.stringify(seen)}.map((path) => [path, stamp(path)])), out: "compiled\\n", err: "notice\\n" }`;
  spawn(`const { remember, stamp } = require(${JSON.stringify(script)}); remember(["compile", "."], ${run});`, {});
}

function recall(argv: readonly string[] = ["compile", "."], environment: Readonly<Record<string, string>> = {}) {
  const code = `process.exit(require(${JSON.stringify(script)}).recall(${JSON.stringify(argv)}) ?? ${unanswered});`;
  return spawn(code, environment);
}

function spawn(code: string, environment: Readonly<Record<string, string>>) {
  const env = { PATH: process.env["PATH"] ?? "", XDG_CACHE_HOME: join(directory, "cache"), ...environment };
  return spawnSync(process.execPath, ["-e", code], { cwd: directory, env, encoding: "utf8" });
}

function sessionOn(files: Readonly<Record<string, string>>): Session {
  const host = memoryHost(files);
  const importModule = async (): Promise<unknown> => ({});
  return {
    host,
    context: { host, plugins: { bundled: [], importModule, callWithin: callWithoutLimit } },
    terminal: { out: () => undefined, err: () => undefined, color: "never", live: false },
  };
}
