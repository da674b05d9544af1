import { chmodSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { pluginProject } from "./plugin-project.ts";
import { type Scene, scene, withOtherUsers } from "./scene.ts";
import { expectFailure, expectHarmless, expectWholeDocument, formats } from "./whole-document.ts";

withOtherUsers();

const escapes = "\\u001b]0;title\\u0007\\u009b2J\\u202e\\u200b\\u2028::set-output name=a::b ##vso[task.x]";
const parameters = ["compile", "--out", "out", "shop"];

/** Runs the command in each format, at the same time. */
async function inEachFormat(
  { floe }: Scene,
  check: (exit: Awaited<ReturnType<Scene["floe"]>>, format: (typeof formats)[number]) => void,
  { given = parameters, environment = {} }: { given?: readonly string[]; environment?: Record<string, string> } = {},
): Promise<void> {
  const run = (format: string) => floe([...given, "--format", format], { environment });
  const exits = await Promise.all(formats.map(run));
  for (const [index, exit] of exits.entries()) check(exit, formats[index] ?? "human");
}

const fails = "() => { throw new Error('again'); }";

const throwing: readonly (readonly [what: string, hook: string, words?: string])[] = [
  ["throws nothing", "throw undefined;", "it threw undefined"],
  ["throws null", "throw null;", "it threw null"],
  ["throws a text with escapes", `throw "${escapes}";`, "\\x1b]0;title\\x07"],
  ["throws an error with escapes", `throw new Error("${escapes}\\n::error::b");`, "\\x1b]0;title\\x07"],
  ["throws lines that are commands", 'throw new Error("\\n\\n::add-mask::a\\r::error::b");', "::add-mask::a"],
  ["throws a megabyte", 'throw new Error("x".repeat(1e6));', "xxx"],
  ["throws an object without a text", `throw { toString: ${fails} };`, "it threw what says nothing about itself"],
  ["throws an error whose message throws", `throw Object.defineProperty(new Error(), "message", { get: ${fails} });`],
  [
    "throws an error whose stack throws",
    `throw Object.defineProperty(new Error("beads"), "stack", { get: ${fails} });`,
  ],
  ["throws several errors", 'throw new AggregateError([new Error("first"), new Error("second")]);', "first"],
  ["throws a proxy", `throw new Proxy({}, { get: ${fails}, has: ${fails}, getPrototypeOf: ${fails} });`],
  [
    "throws what looks like an error of the system",
    'throw Object.assign(new Error("beads"), { code: "EPIPE" });',
    "beads",
  ],
  ["never ends its recursion", "const f = () => f() + 1; return f();", "Maximum call stack"],
  ["asks for more memory than there is", "return new Array(2 ** 32);", "Invalid array length"],
  ["never ends", "while (true) {}", "it was not done after 10 seconds"],
  ["throws what never says its message", "throw { get message() { while (true) {} } };", "not done after 10 seconds"],
  ["ends the process", "process.exit(0);", "process.exit()"],
  ["ends the process by another way", "process.exitCode = 0; process.reallyExit(0);", "process.exit()"],
  [
    "takes the ways out away",
    "process.exit = () => {}; process.reallyExit = () => {}; throw new Error('beads');",
    "beads",
  ],
  [
    "replaces what prints",
    `process.stdout.write = ${fails}; console.log = ${fails}; fs.writeSync = ${fails}; throw new Error("beads");`,
    "beads",
  ],
  ["removes the listeners of the process", "process.removeAllListeners(); throw new Error('beads');", "beads"],
];

test.each(throwing)(
  "a hook that %s ends with 70, a whole document and no escape",
  async (_what, hook = "", words = "floe-compute-abacus") => {
    const attack = scene(pluginProject({ hook, top: 'import fs from "node:fs";' }));
    await inEachFormat(attack, (exit, format) => {
      expect(exit.code).toBe(70);
      expectFailure(exit, format, words);
      expect(exit.err).toContain("https://example.com/abacus/issues");
    });
  },
);

const beside: readonly (readonly [string, string])[] = [
  [
    "a timer",
    `setTimeout(() => { throw new Error("${escapes}"); }, 1); await new Promise((go) => setTimeout(go, 500));`,
  ],
  ["a rejection", `Promise.reject(new Error("${escapes}")); await new Promise((go) => setTimeout(go, 500));`],
  ["a rejection without a reason", "Promise.reject(); await new Promise((go) => setTimeout(go, 500));"],
  [
    "a rejection with a proxy",
    `Promise.reject(new Proxy({}, { get: ${fails} })); await new Promise((go) => setTimeout(go, 500));`,
  ],
];

test.each(beside)("%s that a module leaves to itself ends with 70 and a whole document", async (_what, top) => {
  await inEachFormat(scene(pluginProject({ top })), (exit, format) => {
    expect(exit.code).toBe(70);
    expectFailure(exit, format, "a plugin may have left a timer or a promise");
  });
});

test("with FLOE_DEBUG the stack of an error has no escape either", async () => {
  const attack = scene(pluginProject({ hook: `throw new Error("${escapes}");` }));
  await inEachFormat(attack, (exit, format) => expectFailure(exit, format, "    at "), {
    environment: { FLOE_DEBUG: "1" },
  });
});

test("the name, the version and the bug page of a plugin have no escape", async () => {
  const text = "\u001b]0;title\u0007\n::error::a";
  const metadata = { version: `1.0.0${text}`, bugs: { url: `https://example.com/${text}` } };
  const attack = scene(pluginProject({ hook: "throw new Error('beads');", metadata }));
  await inEachFormat(attack, (exit, format) => expectWholeDocument(exit, format, exit.code ?? 0));
  expectHarmless(await attack.floe(["plugins", "list"]));
});

test("a module that does not load is a finding without an escape", async () => {
  await inEachFormat(scene(pluginProject({ top: `throw new Error("${escapes}");` })), (exit, format) => {
    expectWholeDocument(exit, format, 1);
    expect(exit.out + exit.err).toContain("x1b]0;title");
  });
});

const printing: readonly (readonly [string, string])[] = [
  ["the console", `console.log("${escapes}"); console.error("${escapes}");`],
  ["the streams", `process.stdout.write("{\\u001b"); process.stderr.write(new Uint8Array([27, 93, 48]));`],
  ["the descriptor", `fs.writeSync(1, "{ ${escapes}"); fs.write(1, "{", () => {});`],
  ["a warning", `process.emitWarning("${escapes}");`],
  [
    "the end of the process",
    `process.on("exit", () => { process.stdout.write("}${escapes}"); console.log("late"); });`,
  ],
];

test.each(printing)("what a plugin prints by %s stands beside the document", async (_what, code) => {
  const project = pluginProject({ hook: `${code} return config;`, top: `import fs from "node:fs"; ${code}` });
  await inEachFormat(scene(project), (exit, format) => expectWholeDocument(exit, format, 0));
});

describe("a command line that is wrong", () => {
  const hostile = "--x\u001b]0;title\u0007\u202e\n::set-output name=a::b";
  test.each([
    ["an option that there is not", ["compile", hostile, "shop"]],
    ["two options that exclude each other", ["validate", "--manifest", "a", "--env", "b"]],
    ["a value that is missing", ["compile", "shop", "--check=1"]],
    ["one folder for several outputs", ["compile", "--out", "out", "shop", "other"]],
  ])("ends with 2 and a document that says so: %s", async (_what, given) => {
    const attack = scene({ ...pluginProject({}), "other/floe.yaml": pluginProject({})["shop/floe.yaml"] ?? "" });
    await inEachFormat(attack, (exit, format) => expectFailure(exit, format, ""), { given });
  });

  test.each([
    [["compile", "--format", hostile]],
    [[hostile]],
    [["compile", hostile]],
    [["compile", "--format", "json", "--format", hostile]],
    [["validate", "--env", hostile, "shop"]],
    [["validate", "--manifest", hostile, "shop"]],
    [["compile", "--out", hostile, "shop"]],
    [["explain", hostile]],
    [["explain", `/${hostile}`]],
    [["explain", "--product", hostile, "/a"]],
    [["schema", "export", hostile]],
    [["schema", "export", "--out", hostile]],
    [["help", hostile]],
    [[hostile, "--help"]],
    [["compile", hostile, "--help"]],
  ])("is repeated without its escapes, and in one line: %j", async (given) => {
    const exit = await scene(pluginProject({})).floe(given);
    expectHarmless(exit);
    expect(exit.err).not.toMatch(/^.?x3a:set-output/mu);
  });
});

test("a path, a variable and a record of another's have no escape", async () => {
  const name = "a\u001b]0;title\u0007\u202e\u2028::set-output name=a::b";
  const record = { version: 1, outputs: { [name]: { "/a": { kind: "derived", rule: name, from: [] } } } };
  const attack = scene({
    ...pluginProject({ hook: "throw undefined;" }),
    [`${name}/floe.yaml`]: "kind: FloeSpec\n",
    "floe_target/provenance.json": JSON.stringify(record),
  });
  for (const format of formats) {
    const exit = await attack.floe(["validate", "--format", format, name, `${name}/none`]);
    expectWholeDocument(exit, format, 1);
  }
  const environment = { FLOE_PLATFORM_ENV: name, SOURCE_DATE_EPOCH: name, OTEL_TRACES_EXPORTER: name };
  expectHarmless(await attack.floe(["validate", "shop"], { environment }));
  expectHarmless(await attack.floe(["explain", "/none"]));
  expectHarmless(await attack.floe(["explain", `${name}#/a`]));
});

test("a system that refuses to open the command ends with 1 and a document that says so", async () => {
  const attack = scene(pluginProject({}));
  await attack.floe(["--version"]);
  chmodSync(`${attack.folder}-command/dist/floe.cjs`, 0o000);
  await inEachFormat(attack, (exit, format) => {
    expect(exit.code).toBe(1);
    expectFailure(exit, format, "cannot start: EACCES");
  });
});

test("colours are ours only", async () => {
  const attack = scene({ "\u001b[1;31mred\u001b[2J/floe.yaml": "kind: FloeSpec\n" });
  const { err } = await attack.floe(["validate"], { environment: { FORCE_COLOR: "1" } });
  expect(err).toContain("\u001b[1;31merror");
  expect(err).toContain("\\x1b[1;31mred\\x1b[2J");
});
