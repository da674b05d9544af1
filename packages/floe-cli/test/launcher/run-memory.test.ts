import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import * as writer from "../../src/launcher/cache-writer.ts";
import { runMemory } from "../../src/launcher/run-memory.ts";
import { runVariables } from "../../src/run-environment.ts";

const plain = ["compile", "."];
let directory = "";

beforeEach(async () => {
  directory = realpathSync(mkdtempSync(join(tmpdir(), "floe-memory-")));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  mkdirSync(join(directory, "cache", "floe"), { recursive: true, mode: 0o700 });
  mkdirSync(join(directory, "models"));
  writeFileSync(join(directory, "floe.yaml"), "kind: FloeSpec\n");
  writeFileSync(join(directory, "floe.cjs"), "");
  // Of this process's own environment nothing decides, and coverage does not switch the cache off.
  const cleared = ["FLOE_NO_CODE_CACHE", "NODE_V8_COVERAGE", "NODE_OPTIONS", ...runVariables];
  for (const name of cleared) vi.stubEnv(name, undefined);
  for (const name of Object.keys(process.env)) if (name.startsWith("OTEL_")) vi.stubEnv(name, undefined);
  vi.stubEnv("XDG_CACHE_HOME", join(directory, "cache"));
  vi.spyOn(process, "cwd").mockReturnValue(directory);
  onTestFinished(() => {
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
  });
  // A file must have settled before it is remembered; see settledMilliseconds.
  await setTimeout(150);
  remember();
});

test("a run over files that have not changed prints what the last one printed and ends as it did", () => {
  expect(recall()).toEqual({ code: 1, out: "compiled\n", err: "notice\n" });
});

test.each([
  ["a file that was read changed", () => appendFileSync(join(directory, "floe.yaml"), " ")],
  ["a file that was read is gone", () => rmSync(join(directory, "floe.yaml"))],
  ["a folder that was listed has a new file", () => writeFileSync(join(directory, "models", "a.sql"), "select 1")],
  ["a path that was not there is", () => writeFileSync(join(directory, "dbt_project.yml"), "name: x\n")],
  ["the command is another", () => appendFileSync(join(directory, "floe.cjs"), " ")],
] as const)("it is not answered when %s", (_what, change) => {
  change();
  expect(recall()).toBeUndefined();
});

test.each(runVariables)("it is not answered when %s was not set before, nor when it is not set any more", (name) => {
  vi.stubEnv(name, "1");
  expect(recall()).toBeUndefined();
  remember();
  expect(recall()?.code).toBe(1);
  vi.stubEnv(name, undefined);
  expect(recall()).toBeUndefined();
});

test.each([
  ["traces are asked for", "OTEL_TRACES_EXPORTER", "console"],
  ["caches are switched off", "FLOE_NO_CODE_CACHE", "1"],
])("it is not answered when %s", (_what, name, value) => {
  vi.stubEnv(name, value);
  expect(recall()).toBeUndefined();
});

test.each(["out", "err"] as const)("it is not answered when the terminal is another: %s", (terminal) => {
  expect(recall(plain, terminal)).toBeUndefined();
});

test.each([[["compile", ".", "--check"]], [["compile", "other"]], [["validate", "."]], [["explain", "."]]])(
  "%j is never answered by it",
  (argv) => {
    expect(recall(argv)).toBeUndefined();
  },
);

test("it is not answered when everybody may write to a folder whose owner was looked at", () => {
  chmodSync(directory, 0o777);
  expect(recall()).toBeUndefined();
});

test("a file that changed a moment ago is not remembered", () => {
  writeFileSync(join(directory, "floe.yaml"), "kind: FloeSpec # again\n");
  remember();
  expect(recall()).toBeUndefined();
});

test("what cannot be looked at is not remembered", () => {
  rmSync(join(directory, "cache", "floe", memories()[0] ?? ""));
  remember({ [join(directory, "floe.yaml")]: "Infinity unknown" });
  expect(memories()).toEqual([]);
});

test("a memory of which a byte is another, or only a part was written, is none", () => {
  const file = join(directory, "cache", "floe", memories()[0] ?? "");
  const whole = readFileSync(file);
  for (let at = 0; at < whole.length; at += 7) {
    const damaged = Buffer.from(whole);
    damaged[at] = (whole[at] ?? 0) ^ 1;
    for (const each of [damaged, whole.subarray(0, at)]) {
      writeFileSync(file, each);
      expect(recall()).toBeUndefined();
    }
  }
});

test.each<readonly [string, (file: string) => void]>([
  ["can be read by others", (file) => chmodSync(file, 0o644)],
  ["is a link", (file) => symlinkSync(moved(file), file)],
  ["is larger than any", (file) => truncateSync(file, 2 ** 31)],
  ["is a folder", (file) => mkdirSync(join(moved(file), "..", basename(file)))],
])("a memory that %s is none, and the next takes its place", (_what, damage) => {
  damage(join(directory, "cache", "floe", memories()[0] ?? ""));
  expect(recall()).toBeUndefined();
  remember();
  expect(recall()?.code).toBe(1);
});

/** Gives a file another name, and gives that. */
function moved(file: string): string {
  renameSync(file, `${file}-moved`);
  return `${file}-moved`;
}

test("of many memories the oldest go, and other files stay", () => {
  const folder = join(directory, "cache", "floe");
  for (let index = 0; index < 120; index++) writeFileSync(join(folder, `unchanged-old${index}.json`), "{}");
  writeFileSync(join(folder, "some.v8cache"), "");
  rmSync(join(folder, memories().find((name) => !name.includes("old")) ?? ""));
  remember();
  expect(memories()).toHaveLength(100);
  expect(recall()?.code).toBe(1);
  expect(readdirSync(folder)).toContain("some.v8cache");
});

function memories(): readonly string[] {
  return readdirSync(join(directory, "cache", "floe")).filter((name) => name.endsWith(".json"));
}

/** A memory whose streams print into a string, on no terminal or on one of them. */
function memoryWith(printed: { out: string; err: string }, terminal?: "out" | "err") {
  const streams = {
    out: (text: string) => {
      printed.out += text;
    },
    err: (text: string) => {
      printed.err += text;
    },
    isTerminal: (name: "out" | "err") => name === terminal,
  };
  return runMemory({ command: join(directory, "floe.cjs"), streams, writer: () => writer });
}

function remember(stamps?: Readonly<Record<string, string>>): void {
  const memory = memoryWith({ out: "", err: "" });
  const seen = ["floe.yaml", "models", "dbt_project.yml"].map((name) => join(directory, name));
  const taken = Object.fromEntries(seen.map((path) => [path, memory.stamp(path)]));
  const owners = { [directory]: memory.ownerStamp(directory) };
  memory.remember(plain, { code: 1, stamps: stamps ?? taken, owners, out: "compiled\n", err: "notice\n" });
}

function recall(argv: readonly string[] = plain, terminal?: "out" | "err") {
  const printed = { out: "", err: "" };
  const code = memoryWith(printed, terminal).recall(argv);
  return code === undefined ? undefined : { code, ...printed };
}
