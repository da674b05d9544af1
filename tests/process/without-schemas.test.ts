import { cpSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { baseFiles } from "../corpus/read-cases.ts";
import { demoFiles, demoProducts } from "../support/demo-project.ts";
import { type Exit, floe, run, temporaryFolder, withBuiltCommand } from "./floe-command.ts";
import { type Texts, writeTexts } from "./project.ts";

withBuiltCommand();

const demo = demoFiles();

/** Runs the command where its chunk of schemas is missing, so that a run that needs it cannot end well. */
async function runWithoutSchemas(texts: Texts, ...commands: readonly (readonly string[])[]): Promise<readonly Exit[]> {
  const directory = temporaryFolder();
  writeTexts(directory, texts);
  const built = dirname(dirname(floe));
  const installed = join(directory, "installed");
  for (const part of ["bin", "package.json", "dist"]) {
    cpSync(join(built, part), join(installed, part), { recursive: true });
  }
  rmSync(join(installed, "dist/schemas.cjs"));
  const exits: Exit[] = [];
  for (const parameters of commands) {
    exits.push(await run(process.execPath, [join(installed, "bin/floe.cjs"), ...parameters], { directory }));
  }
  return exits;
}

test("the demo's right files are validated without the schemas", async () => {
  const products = demoProducts.map((product) => `demo/${product}`);
  const exits = await runWithoutSchemas(demo, ["validate", ...products], ["validate", "demo/manifest.yaml"]);
  expect(exits).toMatchObject([{ code: 0 }, { code: 0 }]);
});

test.each(demoProducts)("%s compiles without the schemas, the second time too", async (product) => {
  const compile = ["compile", `demo/${product}`];
  const exits = await runWithoutSchemas(demo, compile, [...compile, "--check"]);
  expect(exits).toMatchObject([{ code: 0 }, { code: 0 }]);
});

test("a project that uses most keys is validated without the schemas", async () => {
  expect(await runWithoutSchemas(baseFiles("full"), ["validate", "shop"])).toMatchObject([{ code: 0 }]);
});

test("a wrong file needs the schemas, and the command says what it lacks", async () => {
  const path = "demo/customer-360/floe.yaml";
  const wrong = { ...demo, [path]: demo[path]?.replace("transforms:", "transform:") ?? "" };
  const exits = await runWithoutSchemas(wrong, ["validate", "demo/customer-360"]);
  expect(exits).toMatchObject([{ code: 70, err: expect.stringMatching(/ENOENT: .*dist\/schemas\.cjs/u) }]);
  expect(exits[0]?.err).not.toMatch(/^\s+at /mu);
});
