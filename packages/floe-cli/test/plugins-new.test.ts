import { readFileSync } from "node:fs";
import { pluginKinds } from "floe-core/plugin";
import { expect, test } from "vitest";
import { packageFiles } from "../src/new-plugin/package-files.ts";
import { templatePlugin } from "../src/new-plugin/template-plugin.ts";
import { floe } from "./in-memory-command.ts";

// That what it writes installs, builds and passes its own test: tests/plugins/packed.test.ts.

test("plugins/_template is what the command writes for its plugin", async () => {
  const folder = new URL("../../../plugins/_template/", import.meta.url);
  const { files } = await floe({}, ["plugins", "new", "compute", "abacus"]);
  for (const { path, text } of packageFiles(templatePlugin)) {
    expect(readFileSync(new URL(path, folder), "utf8"), path).toBe(text);
    expect(files[`floe-compute-abacus/${path}`], path).toBe(text);
  }
});

test.each(pluginKinds)("a %s plugin names its kind in package.json, the module and the README", async (kind) => {
  const { code, out, files } = await floe({}, ["plugins", "new", kind, "my-thing_2", "-o", "here"]);
  expect(code).toBe(0);
  expect(Object.keys(files).toSorted()).toEqual(
    [".gitignore", "README.md", "package.json", "src/index.ts", "test/plugin.test.js", "tsconfig.json"].map(
      (path) => `here/${path}`,
    ),
  );
  const packageJson = JSON.parse(files["here/package.json"] ?? "");
  expect(packageJson).toMatchObject({
    name: `floe-${kind.replaceAll("_", "-")}-my-thing-2`,
    floe: { kind, name: "my-thing_2", module: "./dist/index.js" },
  });
  expect(files["here/src/index.ts"]).toContain(`kind: "${kind}"`);
  expect(files["here/README.md"]).toContain(`  ${kind}:\n`);
  expect(out).toContain("npm install && npm test");
});

test("the package has the name that is asked for, and the folder its last part", async () => {
  const argv = ["plugins", "new", "alert-channel", "pager", "--package", "@your-company/floe-pager"];
  const { code, files } = await floe({}, argv);
  expect(code).toBe(0);
  const packageJson = JSON.parse(files["floe-pager/package.json"] ?? "");
  expect(packageJson).toMatchObject({ name: "@your-company/floe-pager", floe: { kind: "alert_channel" } });
});

test("the report for machines has the files and the plugin", async () => {
  const { out } = await floe({}, ["plugins", "new", "dbt", "mine", "--format", "json"]);
  expect(JSON.parse(out)).toMatchObject({
    version: 1,
    command: "plugins new",
    ok: true,
    plugin: { kind: "dbt", name: "mine", package: "floe-dbt-mine" },
    folder: "floe-dbt-mine",
    files: expect.arrayContaining(["floe-dbt-mine/src/index.ts"]),
    diagnostics: [],
  });
});

test.each([
  ["an unknown kind", ["engine", "x"], "`engine` is no kind of plugins. There are: compute,"],
  ["a kind that is nearly right", ["computer", "x"], "Did you mean compute?"],
  ["a name with capital letters", ["compute", "Abacus"], "`Abacus` cannot be the type of a plugin"],
  ["a name that is a path", ["compute", "../abacus"], "cannot be the type of a plugin"],
  ["an empty name", ["compute", ""], "cannot be the type of a plugin"],
  ["a name that is too long", ["compute", "a".repeat(64)], "cannot be the type of a plugin"],
  ["a package that is a path", ["compute", "a", "--package", "../../x"], "cannot be the name of a new package"],
  ["a package with a capital letter", ["compute", "a", "--package", "Mine"], "cannot be the name of a new package"],
  ["a scope alone", ["compute", "a", "--package", "@mine"], "cannot be the name of a new package"],
  ["a package like a module of Node", ["compute", "a", "--package", "node_modules"], "cannot be the name"],
])("%s is a wrong command line, and nothing is written", async (_, words, said) => {
  const run = await floe({}, ["plugins", "new", ...words]);
  expect(run).toMatchObject({ code: 2, out: "", files: {}, err: expect.stringContaining(said) });
});

test("a name of two words has to be there", async () => {
  expect(await floe({}, ["plugins", "new", "compute"])).toMatchObject({ code: 2, out: "" });
  expect(await floe({}, ["plugins", "new", "compute", "a", "b"])).toMatchObject({ code: 2, out: "" });
});

test("a folder with anything in it is left alone", async () => {
  const before = { "floe-compute-mine/notes.txt": "mine" };
  const run = await floe(before, ["plugins", "new", "compute", "mine"]);
  expect(run).toMatchObject({ code: 1, files: before });
  expect(run.err).toContain("error[new-plugin/folder-in-use]");
  const json = await floe(before, ["plugins", "new", "compute", "mine", "--format", "json"]);
  expect(JSON.parse(json.out)).toMatchObject({
    ok: false,
    files: [],
    diagnostics: [{ code: "new-plugin/folder-in-use" }],
  });
});

test("what the system refuses is said, and what was written before it stays", async () => {
  const failures = [{ operation: "stageFile", call: 2, errno: "ENOSPC" } as const];
  const run = await floe({}, ["plugins", "new", "compute", "mine"], { failures });
  expect(run).toMatchObject({ code: 1, err: expect.stringContaining("error[new-plugin/unwritable]") });
  expect(Object.keys(run.files)).toEqual(["floe-compute-mine/package.json"]);
});

test("a file in the place of the folder is left alone", async () => {
  const before = { here: "a file" };
  expect(await floe(before, ["plugins", "new", "compute", "mine", "--out", "here"])).toMatchObject({
    code: 1,
    files: before,
    err: expect.stringContaining("new-plugin/folder-in-use"),
  });
});
