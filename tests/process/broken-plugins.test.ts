import { expect, onTestFinished, test } from "vitest";
import { smallManifest, smallProduct } from "../support/small-project.ts";
import { runFloe, temporaryFolder, withBuiltCommand } from "./floe-command.ts";
import { expectNoStack, textsIn, writeTexts } from "./project.ts";

withBuiltCommand();

const packageName = "floe-compute-abacus";

/** A project that selects an installed plugin with this code in its hook, and this one at the top of its module. */
function projectWith(hook: string, top = ""): string {
  const directory = temporaryFolder();
  const plugin = {
    name: packageName,
    version: "3.2.1",
    type: "module",
    bugs: { url: "https://example.com/abacus/issues" },
    floe: { contract: "2", kind: "compute", name: "abacus", module: "index.js" },
  };
  writeTexts(directory, {
    "package.json": JSON.stringify({ name: "platform", dependencies: { [packageName]: "3.2.1" } }),
    [`node_modules/${packageName}/package.json`]: JSON.stringify(plugin),
    [moduleFile]: moduleText(hook, top),
    "manifest.yaml": smallManifest().replace("type: duckdb", "type: abacus"),
    "shop/floe.yaml": smallProduct(),
  });
  return directory;
}

const moduleFile = `node_modules/${packageName}/index.js`;

function moduleText(hook: string, top = ""): string {
  return `${top}
    const config = ${schemaSource};
    export const plugin = { kind: "compute", name: "abacus", config, dbtTarget: ({ config }) => { ${hook} } };
  `;
}

// A schema in zod's terms, without zod.
const schemaSource = `{
  _zod: { def: { type: "object", shape: {} }, run: (payload) => payload },
  safeParse: (data) => ({ success: true, data }),
  parse: (data) => data,
}`;

test.each([
  ["throws an error", "throw new Error('no beads\\nsecond line');", "no beads"],
  ["throws no error", "throw undefined;", "dbtTarget"],
  ["gives nonsense", "return 7;", packageName],
  ["never ends its recursion", "const f = () => f() + 1; return f();", packageName],
])("a plugin whose hook %s is named with its bug page, exit code 70", async (_, hook, reason) => {
  const directory = projectWith(hook);
  const exit = await runFloe(["compile", "--out", "out", "shop"], { directory });
  expect(exit).toMatchObject({ code: 70, err: expect.stringContaining(packageName) });
  expect(exit.err).toContain(reason);
  expect(exit.err).toContain("https://example.com/abacus/issues");
  expect(exit.err).not.toMatch(/^\s+at /mu);
  expect(textsIn(`${directory}/out`)).toEqual({});
});

test("a hook that never ends is ended after ten seconds, named, and the outputs stay what they were", async () => {
  const directory = projectWith("return config;");
  const parameters = ["compile", "--out", "out", "shop"];
  expect(await runFloe(parameters, { directory })).toMatchObject({ code: 0 });
  const before = textsIn(`${directory}/out`);
  writeTexts(directory, { [moduleFile]: moduleText("while (true) {}") });
  const started = (pid: number): void => onTestFinished(() => killIfThere(pid));
  const exit = await runFloe(parameters, { directory, started });
  expect(exit).toMatchObject({ code: 70, out: "" });
  expect(exit.err).toContain(
    `The plugin \`${packageName}\` 3.2.1 failed in \`dbtTarget\`: it was not done after 10 seconds. Report it at https://example.com/abacus/issues.`,
  );
  expect(textsIn(`${directory}/out`)).toEqual(before);
});

test("a module that waits for what never comes is named, exit code 70", async () => {
  const directory = projectWith("return config;", "await new Promise(() => {});");
  const exit = await runFloe(["compile", "--out", "out", "shop"], { directory });
  expect(exit).toMatchObject({
    code: 70,
    err: expect.stringContaining(`\`${packageName}\` 3.2.1 failed in \`index.js\``),
  });
  expect(exit.err).toContain("https://example.com/abacus/issues");
  expect(textsIn(`${directory}/out`)).toEqual({});
});

test("a timer that a plugin left running does not keep the command alive", async () => {
  const directory = projectWith("return config;", "setInterval(() => {}, 1000);");
  const started = (pid: number): void => onTestFinished(() => killIfThere(pid));
  expect(await runFloe(["compile", "--out", "out", "shop"], { directory, started })).toMatchObject({ code: 0 });
});

function killIfThere(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has ended, as it should.
  }
}

test.each([
  "process.exit(0);",
  "process.exit();",
  "process.exitCode = 0; process.exit();",
  "process.reallyExit(0);",
  "process.removeAllListeners('exit'); process.exit(0);",
])("a plugin that calls %s makes no success of it: exit code 70", async (hook) => {
  const directory = projectWith(hook);
  const exit = await runFloe(["compile", "--out", "out", "shop"], { directory });
  expect(exit).toMatchObject({ code: 70, err: expect.stringContaining("process.exit") });
  expect(textsIn(`${directory}/out`)).toEqual({});
  expectNoStack(exit);
});
