import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { writeFiles } from "../e2e/floe-process.ts";
import { abacus, type CommandRun, commandIn as floe, projectWith, type ThirdPartyPlugin } from "./third-party.ts";

const module = `import { z } from "zod";
export const plugin = {
  kind: "compute",
  name: "abacus",
  config: z.strictObject({ host: z.string().meta({ description: "Host." }) }),
  dbtTarget: ({ config }) => config,
  dbtReads: ["/host"],
};
`;

const conforming: ThirdPartyPlugin = { package: "floe-compute-abacus", metadata: abacus, module };

/** A project with a package whose package.json also says this. */
function projectOf(
  plugin: ThirdPartyPlugin,
  more: object = { files: ["index.mjs"], dependencies: { zod: "^4" } },
): string {
  const folder = projectWith([plugin]);
  const file = `node_modules/${plugin.package}/package.json`;
  const packageJson = { name: plugin.package, version: "1.2.3", type: "module", floe: plugin.metadata, ...more };
  writeFiles(folder, { [file]: JSON.stringify(packageJson) });
  return folder;
}

async function check(
  folder: string,
  ...argv: readonly string[]
): Promise<CommandRun & { readonly codes: readonly string[] }> {
  const run = await floe(folder, ["plugins", "check", ...argv, "--format", "json"]);
  const { diagnostics }: { readonly diagnostics: readonly { readonly code: string }[] } = JSON.parse(run.out);
  return { ...run, codes: diagnostics.map(({ code }) => code) };
}

const ofFolder = "node_modules/floe-compute-abacus";

test("a package that conforms is found by its folder and by its name, and said so", async () => {
  const folder = projectOf(conforming);
  for (const argument of [ofFolder, "floe-compute-abacus"]) {
    const run = await floe(folder, ["plugins", "check", argument]);
    expect(run).toEqual({
      code: 0,
      out: "floe-compute-abacus 1.2.3\n  compute abacus conforms to the contract\n",
      err: "",
    });
  }
  const json = await check(join(folder, ofFolder));
  expect(JSON.parse(json.out)).toEqual({
    version: 1,
    command: "plugins check",
    ok: true,
    package: { name: "floe-compute-abacus", version: "1.2.3" },
    plugins: [{ kind: "compute", name: "abacus" }],
    diagnostics: [],
  });
});

test("several plugins of one package are tried, each with its own options", async () => {
  const service = (name: string) =>
    `{ kind: "lineage_backend", name: "${name}", readAtRunTime: ["/code"],
       config: z.strictObject({ code: z.string().regex(/^[A-Z]{3}\\d$/).meta({ description: "Code.", examples: ["ABC1", "ABC2"] }) }) }`;
  const several = {
    package: "floe-many",
    metadata: [
      { ...abacus, kind: "lineage_backend", name: "one" },
      { ...abacus, kind: "lineage_backend", name: "two" },
      abacus,
    ],
    module: `${module}export const plugins = [${service("one")}, ${service("two")}];\n`,
  };
  const folder = projectOf(several);
  writeFiles(folder, { "options.yaml": "lineage_backend/two: {code: XYZ9}\ncompute/abacus: {host: x}\n" });
  const run = await check(folder, "floe-many", "--config", "options.yaml");
  expect(run).toMatchObject({ code: 0, codes: [] });
  expect(JSON.parse(run.out).plugins).toHaveLength(3);
  writeFiles(folder, { "options.yaml": "lineage_backend/three: {}\n" });
  expect(await floe(folder, ["plugins", "check", "floe-many", "--config", "options.yaml"])).toMatchObject({
    code: 1,
    err: expect.stringContaining("has a section `lineage_backend/three`, and the package has lineage_backend/one"),
  });
});

describe("a package that would not work where it is installed", () => {
  const published = { files: ["index.mjs"], dependencies: { zod: "^4" } };

  test.each<[string, ThirdPartyPlugin, object, string, number]>([
    ["has no module", { package: conforming.package, metadata: abacus }, published, "plugin-kit/not-built", 1],
    ["leaves the module out", conforming, { ...published, files: ["dist"] }, "plugin-kit/left-out", 1],
    ["says nothing of files", conforming, { dependencies: { zod: "^4" } }, "plugin-kit/no-files", 0],
    ["does not depend on what it imports", conforming, { files: ["./index.mjs"] }, "plugin-kit/undeclared-import", 1],
    [
      "takes any contract",
      { ...conforming, metadata: { ...abacus, contract: ">=2" } },
      { ...published, files: ["*"] },
      "plugin-kit/open-contract",
      0,
    ],
  ])("%s", async (_, plugin, more, code, exit) => {
    const run = await check(projectOf(plugin, more), ofFolder);
    expect(run).toMatchObject({ code: exit, codes: [code] });
  });

  test("announces no plugin, or one of another contract, or nothing that can be read", async () => {
    const codes = async (floeField: unknown): Promise<readonly string[]> => {
      const run = await check(projectOf({ ...conforming, metadata: floeField }), ofFolder);
      expect(run.code).toBe(1);
      return run.codes;
    };
    expect(await codes(undefined)).toEqual(["plugin-kit/no-package"]);
    expect(await codes({ ...abacus, contract: "9" })).toEqual(["plugin/contract-mismatch"]);
    expect(await codes([])).toEqual(["plugin/metadata-invalid"]);
    expect(await codes([abacus, abacus])).toEqual(["plugin/metadata-invalid"]);
  });
});

test("what is no package is named, whatever it is instead", async () => {
  const folder = projectOf(conforming);
  mkdirSync(join(folder, "empty"));
  for (const argument of ["empty", "floe-compute-abakus", "../nowhere", "manifest.yaml", "", "zod"]) {
    expect(await check(folder, argument), argument).toMatchObject({ code: 1, codes: ["plugin-kit/no-package"] });
  }
  rmSync(join(folder, ofFolder, "package.json"));
  writeFiles(folder, { [`${ofFolder}/package.json`]: "{" });
  expect(await check(folder, ofFolder)).toMatchObject({ code: 1, codes: ["plugin/broken-package-json"] });
});

test.each([
  ["not there", undefined, "cannot be read"],
  ["no YAML", "a: [", "is no YAML"],
  ["a list", "- a\n", "holds no options"],
])("a file of options that is %s is refused", async (_, text, words) => {
  const folder = projectOf(conforming);
  if (text !== undefined) writeFileSync(join(folder, "options.yaml"), text);
  const run = await floe(folder, ["plugins", "check", ofFolder, "--config", "options.yaml"]);
  expect(run).toMatchObject({ code: 1, out: "", err: expect.stringContaining(words) });
});

test("what the code does wrong is a finding of the plugin, and the other plugins are tried", async () => {
  const hooks = (name: string, target: string) =>
    `{ kind: "compute", name: "${name}", config: z.strictObject({}), dbtReads: ["/host"], ${target} }`;
  const several = {
    package: "floe-many",
    metadata: [
      abacus,
      { ...abacus, name: "slate" },
      { ...abacus, name: "stone" },
      { ...abacus, name: "wood", module: "./bad.mjs" },
    ],
    module: `${module}export const plugins = [
      ${hooks("slate", "dbtTarget: () => { throw new Error('no beads'); }")},
      ${hooks("stone", "get readers() { throw new Error('no readers'); }, dbtTarget: () => ({})")},
    ];\n`,
  };
  const folder = projectOf(several, { dependencies: { zod: "^4" }, files: ["*.mjs"] });
  writeFiles(folder, { "node_modules/floe-many/bad.mjs": "throw new Error('at its first word');" });
  const run = await floe(folder, ["plugins", "check", "floe-many"]);
  expect(run.code).toBe(1);
  expect(run.out).toContain("  compute abacus was tried\n");
  expect(run.err).toContain("failed in `dbtTarget`: no beads.");
  expect(run.err).toContain("failed in `readers`: no readers.");
  expect(run.err).toContain("its module does not load: at its first word.");
});
