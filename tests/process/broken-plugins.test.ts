import { expect, test } from "vitest";
import { smallManifest, smallProduct } from "../support/small-project.ts";
import { runFloe, temporaryFolder, withBuiltCommand } from "./floe-command.ts";
import { expectNoStack, textsIn, writeTexts } from "./project.ts";

withBuiltCommand();

const packageName = "floe-compute-abacus";

/** A project that selects an installed plugin with this code in its hook. */
function projectWith(hook: string): string {
  const directory = temporaryFolder();
  const plugin = {
    name: packageName,
    version: "3.2.1",
    type: "module",
    bugs: { url: "https://example.com/abacus/issues" },
    floe: { contract: "1", kind: "compute", name: "abacus", module: "index.js" },
  };
  writeTexts(directory, {
    "package.json": JSON.stringify({ name: "platform", dependencies: { [packageName]: "3.2.1" } }),
    [`node_modules/${packageName}/package.json`]: JSON.stringify(plugin),
    // A schema in zod's terms, without zod.
    [`node_modules/${packageName}/index.js`]: `
      const config = ${schemaSource};
      export const plugin = { kind: "compute", name: "abacus", config, dbtTarget: () => { ${hook} } };
    `,
    "manifest.yaml": smallManifest().replace("type: duckdb", "type: abacus"),
    "shop/floe.yaml": smallProduct(),
  });
  return directory;
}

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

test.each(["process.exit(0);", "process.exit();", "process.exitCode = 0; process.exit();"])(
  "a plugin that calls %s makes no success of it: exit code 70",
  async (hook) => {
    const directory = projectWith(hook);
    const exit = await runFloe(["compile", "--out", "out", "shop"], { directory });
    expect(exit).toMatchObject({ code: 70, err: expect.stringContaining("process.exit") });
    expect(textsIn(`${directory}/out`)).toEqual({});
    expectNoStack(exit);
  },
);
