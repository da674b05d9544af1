import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TimeLimit } from "floe-core";
import { afterEach, expect, onTestFinished, test } from "vitest";
import { latePluginCode } from "../../src/launcher/late-plugin-code.ts";
import * as chunk from "../../src/launcher/plugin-code.ts";
import type { PluginCodeTools } from "../../src/launcher/plugin-code-tools.ts";

// The rest of what the runtime does ends the process, and is tested in processes: see plugin-code.test.ts.

const limit: TimeLimit = { seconds: 10, bug: (reason) => new Error(`The plugin failed: ${reason}.`) };
const brief: TimeLimit = { ...limit, seconds: 0.05 };
const tools: PluginCodeTools = {
  folder: "",
  require: createRequire(import.meta.url),
  crash: (error) => {
    throw error;
  },
};
const runtime = chunk.pluginCode(tools);

afterEach(() => runtime.hearSignals());

function moduleWith(text: string): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "floe-runtime-")));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, "plugin.mjs");
  writeFileSync(path, text);
  return path;
}

test("a call gives what it gives, throws what it throws, and is known while it runs", () => {
  expect(runtime.callWithin(limit, () => runtime.running())).toBe(limit);
  expect(runtime.running()).toBeUndefined();
  expect(() =>
    runtime.callWithin(limit, () => {
      throw new RangeError("no beads");
    }),
  ).toThrow(RangeError);
  expect(runtime.running()).toBeUndefined();
});

test("a call that does not end is the limit's bug", () => {
  const endless = (): never => {
    while (true);
  };
  expect(() => runtime.callWithin(brief, endless)).toThrow("The plugin failed: it was not done after 0.05 seconds.");
});

test("a module is imported once, whether it awaits or not", async () => {
  for (const text of ["export const name = {};", "export const name = await Promise.resolve({});"]) {
    const path = moduleWith(text);
    const [first, second] = [await runtime.importModule(path, limit), await runtime.importModule(path, limit)];
    expect(first).toHaveProperty("name");
    expect(second).toBe(first);
  }
});

test("what a module throws is thrown", async () => {
  await expect(runtime.importModule(moduleWith("throw new Error('no beads');"), limit)).rejects.toThrow("no beads");
});

test("a module that awaits what never comes has a limit", async () => {
  const path = moduleWith("await new Promise(() => {});");
  await expect(runtime.importModule(path, brief)).rejects.toThrow("it was not done after 0.05 seconds");
});

test("from the import of a module on, nobody listens to signals until they are to be heard again", async () => {
  const listener = (): void => undefined;
  process.on("SIGTERM", listener);
  onTestFinished(() => void process.off("SIGTERM", listener));
  const path = moduleWith("export const name = {};");
  await runtime.importModule(path, limit);
  await runtime.importModule(path, limit);
  expect(process.listeners("SIGTERM")).not.toContain(listener);
  runtime.hearSignals();
  expect(process.listeners("SIGTERM")).toContain(listener);
});

test("the chunk is loaded with the first plugin, once", async () => {
  const loads: string[] = [];
  const late = latePluginCode({
    ...tools,
    folder: "/floe/dist",
    require: (path) => {
      loads.push(path);
      return path.endsWith("plugin-code.cjs") ? chunk : tools.require(path);
    },
  });
  late.runtime.hearSignals();
  expect(late.loaded()).toBeUndefined();
  expect(late.runtime.callWithin(limit, () => "called")).toBe("called");
  expect(await late.runtime.importModule(moduleWith("export const name = 1;"), limit)).toHaveProperty("name");
  late.runtime.hearSignals();
  expect(loads.filter((path) => path.endsWith("plugin-code.cjs"))).toEqual(["/floe/dist/plugin-code.cjs"]);
  expect(late.loaded()).toBeDefined();
});
