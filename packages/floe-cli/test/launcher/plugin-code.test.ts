import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { type FakeInstallation, fakeInstallation, type RunResult } from "./fake-installation.ts";

// For what has to end by itself, also on a busy machine, and for what never does.
const patient = 25;
const hasty = 0.4;
const tooLong = `The plugin failed: it was not done after ${hasty} seconds.`;

const limitOf = (seconds: number): string =>
  `const limit = { seconds: ${seconds}, bug: (reason) => new Error("The plugin failed: " + reason + ".") };`;

/** What `floe` does when it calls this hook of a plugin. */
function hooked(hook: string, seconds = patient): FakeInstallation {
  return fakeInstallation(`${limitOf(seconds)} exports.main = async (_argv, { runtime, streams }) => {
    streams.out(String(runtime.callWithin(limit, () => { ${hook} })));
    return 0;
  };`);
}

/** What `floe` does when it imports this module of a plugin, twice as for two products. */
function imported(module: string, { dependency = "", seconds = patient } = {}): FakeInstallation {
  const installation = fakeInstallation(`${limitOf(seconds)} exports.main = async ([path], { runtime, streams }) => {
    const modules = [await runtime.importModule(path, limit), await runtime.importModule(path, limit)];
    streams.out(modules.map(({ name }) => name).join());
    return 0;
  };`);
  writeFileSync(join(installation.directory, "plugin.mjs"), module);
  writeFileSync(join(installation.directory, "dependency.mjs"), dependency);
  return installation;
}

function load(installation: FakeInstallation): RunResult {
  return installation.run([join(installation.directory, "plugin.mjs")]);
}

function expectBug({ code, stdout, stderr }: RunResult, message: string): void {
  expect({ code, stdout, stderr }).toEqual({
    code: 70,
    stdout: "",
    stderr: `floe: this is a bug: ${message}\nSet FLOE_DEBUG=1 for the details.\n`,
  });
}

test("a hook gives what it gives, and throws what it throws", () => {
  expect(hooked("return 7;").run([])).toEqual({ code: 0, stdout: "7", stderr: "" });
  expectBug(hooked("throw new Error('no beads');").run([]), "no beads");
});

test.each([
  ["never ends", "while (true) {}"],
  ["catches whatever is thrown", "while (true) { try { while (true) {} } catch {} }"],
  ["goes on in the end", "try { while (true) {} } finally { while (true) {} }"],
  ["searches without end", "return /^(a+)+$/.test('a'.repeat(60) + 'b');"],
  ["waits without end", "Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);"],
])("a hook that %s is ended when the time is up", (_what, hook) => {
  expectBug(hooked(hook, hasty).run([]), tooLong);
});

test("a hook that takes its time has no limit while somebody debugs it", () => {
  const pause = hasty * 1000 + 200;
  const installation = hooked(`const end = Date.now() + ${pause}; while (Date.now() < end); return "done";`, hasty);
  expect(installation.run([], { NODE_OPTIONS: "--inspect=127.0.0.1:0" })).toMatchObject({ code: 0, stdout: "done" });
});

test.each([
  ["as it is", "export const name = 'found';", ""],
  ["that awaits", "export const name = await new Promise((resolve) => setTimeout(resolve, 10, 'found'));", ""],
  ["whose dependency awaits", "export { name } from './dependency.mjs';", "export const name = await 'found';"],
])("a module is imported once, %s", (_what, module, dependency) => {
  const once = "if (globalThis.wasHere) throw new Error('twice'); globalThis.wasHere = true;\n";
  expect(load(imported(once + module, { dependency }))).toEqual({ code: 0, stdout: "found,found", stderr: "" });
});

test("what a module throws is reported as it is", () => {
  expectBug(load(imported("throw new Error('no beads');")), "no beads");
  expectBug(load(imported("await null; throw new Error('no beads');")), "no beads");
});

test.each([
  ["never ends", "while (true) {}", ""],
  ["has a dependency that never ends", "import './dependency.mjs';", "while (true) {}"],
  ["never ends after it has awaited", "await new Promise((go) => setTimeout(go, 5)); while (true) {}", ""],
  ["awaits what never comes, with a timer", "setInterval(() => {}, 50); await new Promise(() => {});", ""],
])("a module that %s is ended when the time is up", (_what, module, dependency) => {
  expectBug(load(imported(module, { dependency, seconds: hasty })), tooLong);
});

test("a module that awaits what never comes is ended at once, however it hides that", () => {
  const message = "The plugin failed: its top-level await waits for something that never comes.";
  expectBug(load(imported("await new Promise(() => {});")), message);
  const hidden = "process.removeAllListeners('exit'); process.exitCode = 0; await new Promise(() => {});";
  expectBug(load(imported(hidden)), message);
});

test("what a plugin left running does not keep the command alive, nor does it change its code", () => {
  const module = `export const name = "found";
    setInterval(() => {}, 1000);
    process.exitCode = 3;
    process.on("exit", () => { process.exitCode = 4; });`;
  expect(load(imported(module))).toEqual({ code: 0, stdout: "found,found", stderr: "" });
});

const ended = "floe: The plugin failed: it ended the process, as process.exit() does.\n";

test.each([
  "process.exit(0);",
  "process.reallyExit(0);",
  "process.removeAllListeners('exit'); process.exit(0);",
  "process.removeAllListeners('exit'); process.reallyExit(0);",
  "process.on('exit', () => { process.exitCode = 0; }); process.exit(0);",
  "process.exitCode = 0; process.exit();",
])("a hook with %s makes no success of it", (hook) => {
  expect(hooked(hook).run([])).toEqual({ code: 70, stdout: "", stderr: ended });
  expect(load(imported(hook))).toEqual({ code: 70, stdout: "", stderr: ended });
});

test.each([
  "process.exit = () => {}; throw new Error('no beads');",
  "process.exitCode = 0; throw new Error('no beads');",
])("a hook with %s does not keep the command from ending with 70", (hook) =>
  expectBug(hooked(hook).run([]), "no beads"),
);

test("a plugin that ends the process with a signal makes no success of it", () => {
  const { code, stdout } = load(imported("process.kill(process.pid, 'SIGTERM');"));
  expect({ code, stdout }).toEqual({ code: null, stdout: "" });
});

const signals = [
  ["SIGINT", 130],
  ["SIGTERM", 143],
] as const;

/** How a command ends that gets a signal as soon as it prints. Its plugin has this module. */
async function signalled(installation: FakeInstallation, signal: NodeJS.Signals): Promise<number | string | null> {
  const { directory } = installation;
  const child = spawn(process.execPath, [join(directory, "bin/floe.cjs"), join(directory, "plugin.mjs")], { env: {} });
  onTestFinished(() => void child.kill("SIGKILL"));
  await Promise.race([once(child.stdout, "data"), once(child.stderr, "data")]);
  child.kill(signal);
  const [code, endedBy] = await once(child, "close");
  return endedBy ?? code;
}

test.each(signals)("%s ends the command in the middle of a plugin's code", async (signal) => {
  const endless = 'import { writeSync } from "node:fs"; writeSync(1, "up"); while (true) {}';
  expect(await signalled(imported(endless), signal)).toBe(signal);
  expect(await signalled(imported(`await null; ${endless}`), signal)).toBe(signal);
});

/** A command that imports a plugin in the middle of `work`, and waits. */
function working(work: string): FakeInstallation {
  const installation = fakeInstallation(`${limitOf(patient)} exports.main = async ([path], { runtime, streams }) => {
    const importPlugin = () => runtime.importModule(path, limit);
    const block = () => { const end = Date.now() + 300; while (Date.now() < end); };
    setInterval(() => {}, 1000);
    ${work}
    await new Promise(() => {});
  };`);
  writeFileSync(join(installation.directory, "plugin.mjs"), "export const name = 'found';");
  return installation;
}

test.each(signals)("%s is heard again when something is written", async (signal, expected) => {
  const work = "await importPlugin(); await importPlugin(); runtime.hearSignals(); streams.out('up');";
  expect(await signalled(working(work), signal)).toBe(expected);
});

test.each(signals)("%s is not lost when it comes right before a plugin", async (signal, expected) => {
  const work = "await null; streams.out('up'); block(); await importPlugin(); runtime.hearSignals();";
  expect(await signalled(working(work), signal)).toBe(expected);
});

test("what a plugin prints goes to standard error, with its escapes made visible", () => {
  const prints = [
    'import { createWriteStream, write, writeSync, writev } from "node:fs";',
    'console.log("\\u001b[2Jby the console");',
    'process.stdout.write(Buffer.from("\\u0007by the stream\\n"));',
    'writeSync(1, "::set-output name=a::by the descriptor\\n");',
    'writeSync(1, Buffer.from("..by a part of a buffer\\n.."), 2, 22);',
    'await new Promise((resolve) => write(1, "\\u202eby the descriptor, later\\n", resolve));',
    'await new Promise((resolve) => writev(1, [Buffer.from("in "), Buffer.from("pieces\\n")], resolve));',
    'await new Promise((resolve) => createWriteStream("", { fd: 1, autoClose: false }).end("as a stream\\n", resolve));',
    'process.emitWarning("\\u001b]0;title");',
    'export const name = "found";',
  ];
  const { code, stdout, stderr } = load(imported(prints.join("\n")));
  expect({ code, stdout }).toEqual({ code: 0, stdout: "found,found" });
  expect(stderr.split("\n").sort()).toEqual([
    "",
    "(node) Warning: \\x1b]0;title",
    "\\u202eby the descriptor, later",
    "\\x07by the stream",
    "\\x1b[2Jby the console",
    "\\x3a:set-output name=a::by the descriptor",
    "as a stream",
    "by a part of a buffer",
    "in pieces",
  ]);
});
