import { describe, expect, test } from "vitest";
import { smallManifest, smallProduct } from "../support/small-project.ts";
import { alicesCode, dependingOn, library, packageAt, plugin, strangersCode } from "./plugin-package.ts";
import { alice, type Entry, eve, scene, withOtherUsers } from "./scene.ts";

withOtherUsers();

type Entries = Readonly<Record<string, string | Entry>>;

const abacusManifest = smallManifest().replace("duckdb", "abacus");

/** manifest.yaml and shop/floe.yaml in a folder. */
function project(folder: string, manifest = abacusManifest, owner = alice): Entries {
  return {
    [`${folder}/`]: { owner },
    [`${folder}/manifest.yaml`]: { text: manifest, owner },
    [`${folder}/shop/`]: { owner },
    [`${folder}/shop/floe.yaml`]: { text: smallProduct(), owner },
  };
}

const openFolder: Entry = { owner: 0, mode: 0o1777 };
const ofEve = { owner: eve, says: strangersCode };

/** What eve puts into a folder to have her code run. */
function bait(folder: string, type = "abacus"): Entries {
  return {
    [`${folder}/package.json`]: { text: dependingOn("floe-compute-abacus"), owner: eve },
    [`${folder}/node_modules/`]: { owner: eve },
    ...plugin(folder, { ...ofEve, type }),
  };
}

const inOpenFolder: Entries = { "open/": openFolder, ...bait("open"), ...project("open/project") };

interface Run {
  readonly from: string;
  readonly parameters: readonly string[];
  readonly user?: number;
  readonly environment?: Readonly<Record<string, string>>;
}

/** What a run says, both ways together; the folder of the scene is `$`. */
async function said(
  entries: Entries,
  { from, parameters, ...as }: Run,
): Promise<{ code: number | null; text: string }> {
  const attacked = scene(entries);
  const environment = Object.fromEntries(
    Object.entries(as.environment ?? {}).map(([name, value]) => [name, value.replace("$", attacked.folder)]),
  );
  const { code, out, err } = await attacked.floe(parameters, { ...as, from, environment });
  return { code, text: `${out}${err}`.replaceAll(attacked.folder, "$") };
}

const validate = ["validate"];
const compiling: Run = { from: "work/shop", parameters: ["compile"] };

describe("a stranger's packages above a project in a folder that everybody may write to", () => {
  test.each([
    ["validate", "open/project/shop", ["validate"]],
    ["validate with a path", "open/project", ["validate", "shop/floe.yaml"]],
    ["compile", "open/project/shop", ["compile"]],
    ["compile --check", "open/project/shop", ["compile", "--check"]],
    ["compile --dry-run", "open/project/shop", ["compile", "--dry-run"]],
    ["compile from the open folder", "open", ["compile", "project/shop"]],
    ["validate manifest.yaml", "open/project", ["validate", "manifest.yaml"]],
    ["compile --manifest", "open/project/shop", ["compile", "--manifest", "../manifest.yaml"]],
  ])("%s does not run them, and says where the search ended", async (_name, from, parameters) => {
    const { code, text } = await said(inOpenFolder, { from, parameters });
    expect(text).not.toContain(strangersCode);
    expect(text).toContain("plugin/missing");
    expect(text).toMatch(/A package\.json was looked for .*everybody may write to/u);
    expect(code).toBe(1);
  });

  test("plugins list does not list them", async () => {
    const { code, text } = await said(inOpenFolder, { from: "open/project", parameters: ["plugins", "list"] });
    expect(text).not.toContain("abacus");
    expect(code).toBe(0);
  });

  test("they are not mentioned when no plugin is missing", async () => {
    const entries = { ...inOpenFolder, ...project("open/project", smallManifest()) };
    const { code, text } = await said(entries, { from: "open/project/shop", parameters: ["compile"] });
    expect(text).not.toMatch(/package\.json|everybody/u);
    expect(code).toBe(0);
  });

  test("a planted .git does not widen the search", async () => {
    const entries = { ...inOpenFolder, "open/.git/": { owner: eve }, "open/.git/HEAD": { text: "x", owner: eve } };
    const { text } = await said(entries, { from: "open/project/shop", parameters: validate });
    expect(text).not.toContain(strangersCode);
    expect(text).toContain("plugin/missing");
  });

  test("a bundled plugin is not replaced", async () => {
    const entries = { "open/": openFolder, ...bait("open", "duckdb"), ...project("open/project", smallManifest()) };
    const { code, text } = await said(entries, { from: "open/project/shop", parameters: ["compile", "-v"] });
    expect(text).not.toContain(strangersCode);
    expect(text).toContain("plugin    compute duckdb: floe-compute-duckdb");
    expect(code).toBe(0);
  });

  test("a platform of eve's is not taken by --env", async () => {
    const entries = { ...inOpenFolder, "open/platform/dev/manifest.yaml": { text: abacusManifest, owner: eve } };
    const run = { from: "open/project/shop", parameters: ["compile", "--env", "dev"] };
    const { code, text } = await said(entries, run);
    expect(text).toContain("load/unknown-environment");
    expect(text).toContain("everybody may write to");
    expect(code).toBe(1);
  });
});

describe("inside of the project", () => {
  const own = { "work/.git/": {}, ...project("work"), "work/package.json": dependingOn("floe-compute-abacus") };

  test.each<[string, Entries, string]>([
    ["eve's package.json", { ...own, ...bait("work") }, "plugin/untrusted-file"],
    [
      "eve's package.json in the product's folder",
      { ...own, ...plugin("work"), ...bait("work/shop") },
      "plugin/untrusted-file",
    ],
    [
      "eve's node_modules beside a trusted package.json",
      { ...own, "work/node_modules/": { owner: eve }, ...plugin("work", ofEve) },
      "plugin/untrusted-file",
    ],
    ["eve's package in alice's node_modules", { ...own, ...plugin("work", ofEve) }, "plugin/untrusted-file"],
    [
      "a link from node_modules to eve's folder",
      {
        ...own,
        "eve/": { owner: eve },
        ...packageAt("eve/abacus", ofEve),
        "work/node_modules/floe-compute-abacus": { link: "../../eve/abacus" },
      },
      "plugin/untrusted-file",
    ],
    [
      "a node_modules that is a link to eve's folder",
      { ...own, "eve/": { owner: eve }, ...plugin("eve", ofEve), "work/node_modules": { link: "../eve/node_modules" } },
      "plugin/untrusted-file",
    ],
    [
      "a package.json that everybody may write",
      { ...own, ...plugin("work"), "work/package.json": { text: dependingOn("floe-compute-abacus"), mode: 0o666 } },
      "plugin/untrusted-file",
    ],
    [
      "a scope that is eve's",
      {
        ...own,
        "work/package.json": dependingOn("@eve/abacus"),
        "work/node_modules/@eve/": { owner: eve },
        ...plugin("work", { says: strangersCode, packageName: "@eve/abacus" }),
      },
      "plugin/untrusted-file",
    ],
    ["a module that everybody may write", { ...own, ...plugin("work", { mode: 0o666 }) }, "plugin/untrusted-code"],
    [
      "a module that is eve's",
      {
        ...own,
        ...plugin("work", { says: strangersCode }),
        "work/node_modules/floe-compute-abacus/index.mjs": { text: `console.error("${strangersCode}")`, owner: eve },
      },
      "plugin/untrusted-code",
    ],
    [
      "a module that is a link to eve's file",
      {
        ...own,
        ...withoutModule(plugin("work")),
        "eve/index.mjs": { text: `console.error("${strangersCode}")`, owner: eve },
        "work/node_modules/floe-compute-abacus/index.mjs": { link: "../../../eve/index.mjs" },
      },
      "plugin/outside-package",
    ],
    [
      "a folder in place of the module, whose package.json leads to eve's file",
      {
        ...own,
        ...withoutModule(plugin("work")),
        "eve/index.js": { text: `console.error("${strangersCode}")`, owner: eve },
        "work/node_modules/floe-compute-abacus/index.mjs/package.json": '{"main": "../../../../eve/index.js"}',
      },
      "plugin/no-plugin-export",
    ],
    [
      "eve's library beside the plugin",
      { ...own, ...plugin("work", { imports: "library" }), ...library("work/node_modules/library", eve) },
      "plugin/untrusted-code",
    ],
    [
      "a library that is a link to eve's folder",
      {
        ...own,
        ...plugin("work", { imports: "library" }),
        ...library("eve/library", eve),
        "work/node_modules/library": { link: "../../eve/library" },
      },
      "plugin/untrusted-code",
    ],
    [
      "eve's file in the plugin's folder",
      {
        ...own,
        ...plugin("work", { imports: "./more.mjs" }),
        "work/node_modules/floe-compute-abacus/more.mjs": { text: `console.error("${strangersCode}")`, owner: eve },
      },
      "plugin/untrusted-code",
    ],
    [
      "eve's library in a folder of the plugin",
      { ...own, ...plugin("work"), ...library("work/node_modules/floe-compute-abacus/lib/node_modules/library", eve) },
      "plugin/untrusted-code",
    ],
    [
      "eve's file in a hidden folder of the plugin",
      {
        ...own,
        ...plugin("work", { imports: "./.more/index.mjs" }),
        "work/node_modules/floe-compute-abacus/.more/index.mjs": {
          text: `console.error("${strangersCode}")`,
          owner: eve,
        },
      },
      "plugin/untrusted-code",
    ],
    [
      "eve's file in place of a library",
      {
        ...own,
        ...plugin("work"),
        "work/node_modules/library.js": { text: `console.error("${strangersCode}")`, owner: eve },
      },
      "plugin/untrusted-code",
    ],
    [
      "a library of a library that is a link to eve's folder",
      {
        ...own,
        ...plugin("work", { imports: "first" }),
        "work/node_modules/floe-compute-abacus/package.json": JSON.stringify({
          type: "module",
          floe: { contract: "2", kind: "compute", name: "abacus", module: "./index.mjs" },
          dependencies: { first: "*" },
        }),
        "work/node_modules/first/package.json":
          '{"type": "module", "exports": "./index.js", "dependencies": {"library": "*"}}',
        "work/node_modules/first/index.js": 'import "library";',
        "work/node_modules/first/node_modules/": {},
        "work/node_modules/first/node_modules/library": { link: "../../../../eve/library" },
        ...library("eve/library", eve),
      },
      "plugin/untrusted-code",
    ],
    [
      "a dependency that is a path to eve's folder",
      { ...own, "work/package.json": dependingOn("../../eve/abacus"), ...packageAt("eve/abacus", ofEve) },
      "plugin/dependency-name",
    ],
  ])("%s does not run", async (_name, entries, code) => {
    const run = await said(entries, compiling);
    expect(run.text).not.toContain(strangersCode);
    expect(run.text).toContain(code);
    expect(run.code).toBe(1);
  });

  test("a platform of eve's is not taken by --env", async () => {
    const platform = { "work/platform/dev/": { owner: eve }, "work/platform/dev/manifest.yaml": smallManifest() };
    const run = { from: "work/shop", parameters: ["compile", "--env", "dev"] };
    const { code, text } = await said({ ...own, ...plugin("work"), ...platform }, run);
    expect(text).toContain("load/untrusted-environment");
    expect(code).toBe(1);
  });

  test("a folder that everybody may write to holds nothing that is used", async () => {
    const entries = { ...own, "work/shop/": { mode: 0o777 }, ...bait("work/shop"), ...plugin("work") };
    const { text } = await said(entries, compiling);
    expect(text).not.toMatch(new RegExp(`${strangersCode}|${alicesCode}`, "u"));
    expect(text).toContain("plugin/untrusted-file");
    expect(text).toContain("plugin/missing");
  });

  test("a colleague's packages in a folder of the group do not run", async () => {
    const group = {
      "work/": { mode: 0o775 },
      "work/shop/": { mode: 0o775 },
      "work/node_modules/": { owner: eve, mode: 0o775 },
    };
    const { text } = await said({ ...own, ...group, ...plugin("work", ofEve) }, compiling);
    expect(text).not.toContain(strangersCode);
    expect(text).toContain("user 42666");
  });

  test.each([
    ["/dev/zero", "plugin/untrusted-file"],
    ["/etc", "plugin/broken-package-json"],
    ["/etc/hostname", "plugin/broken-package-json"],
    ["package.json", "plugin/broken-package-json"],
  ])("a link to %s in place of package.json ends the search", async (link, code) => {
    const { text } = await said({ ...own, "work/shop/package.json": { link }, ...plugin("work") }, compiling);
    expect(text).toContain(code);
    expect(text).not.toContain(alicesCode);
  });
});

function withoutModule(entries: Entries): Entries {
  return Object.fromEntries(Object.entries(entries).filter(([path]) => !path.endsWith("/index.mjs")));
}

describe("what a trusted plugin imports", () => {
  const inside = (folder: string): Entries => ({
    ...project(folder),
    [`${folder}/.git/`]: {},
    [`${folder}/package.json`]: dependingOn("floe-compute-abacus"),
    ...plugin(folder, { imports: "library" }),
  });
  const refused = expect.stringMatching(/plugin\/untrusted-code.*could import/u);

  test("is not found in a stranger's folder above the project", async () => {
    const entries = { "open/": openFolder, ...inside("open/work"), ...library("open/node_modules/library", eve) };
    const { text } = await said(
      { ...entries, "open/node_modules/": { owner: eve } },
      { from: "open/work/shop", parameters: ["compile"] },
    );
    expect(text).not.toContain(strangersCode);
    expect(text).toEqual(refused);
  });

  test("is not found in a folder of alice's that stands in an open one", async () => {
    const entries = { "open/": openFolder, ...inside("open/work"), "open/node_modules/": {} };
    const { text } = await said(entries, { from: "open/work/shop", parameters: ["compile"] });
    expect(text).toEqual(refused);
  });

  test("is not found above the real place of a package that is linked", async () => {
    const { code, text } = await said(
      {
        ...project("work"),
        "work/package.json": dependingOn("floe-compute-abacus"),
        "open/": openFolder,
        "open/node_modules/": { owner: eve },
        ...library("open/node_modules/library", eve),
        ...packageAt("open/abacus", { imports: "library" }),
        "work/node_modules/floe-compute-abacus": { link: "../../open/abacus" },
      },
      compiling,
    );
    expect(text).not.toContain(strangersCode);
    expect(text).toEqual(refused);
    expect(code).toBe(1);
  });

  test.each([
    ["NODE_PATH", { NODE_PATH: "$/eve/modules" }],
    ["a relative NODE_PATH", { NODE_PATH: "../../eve/modules" }],
    ["a foreign home folder", { HOME: "$/eve" }],
  ])("is not found by %s", async (_name, environment) => {
    const entries = {
      ...inside("work"),
      "eve/": { owner: eve },
      "eve/modules/": { owner: eve },
      ...library("eve/modules/library", eve),
      "eve/.node_modules/": { owner: eve },
      ...library("eve/.node_modules/library", eve),
      "work/node_modules/floe-compute-abacus/index.mjs": `import { createRequire } from "node:module";
createRequire(import.meta.url)("library");\n`,
    };
    const { text } = await said(entries, { ...compiling, environment });
    expect(text).not.toContain(strangersCode);
    expect(text).toEqual(refused);
  });
});

test("floe.yaml that a stranger's folder links to brings nothing of that folder", async () => {
  const entries = {
    ...project("work", smallManifest()),
    "eve/": { owner: eve },
    "eve/manifest.yaml": { text: abacusManifest, owner: eve },
    "eve/shop/": { owner: eve },
    "eve/shop/floe.yaml": { link: "../../work/shop/floe.yaml", owner: eve },
    ...bait("eve"),
    ...bait("eve/shop"),
  };
  const { text } = await said(entries, { from: ".", parameters: ["validate", "eve/shop/floe.yaml"] });
  expect(text).not.toContain(strangersCode);
  expect(text).toContain("plugin/untrusted-file");
});

describe("what still works", () => {
  const own = (owner: number): Entries => ({
    ...project("work", abacusManifest, owner),
    "work/package.json": { text: dependingOn("floe-compute-abacus"), owner },
    "work/node_modules/": { owner },
    ...plugin("work", { owner }),
  });
  const git: Entries = { "work/.git/": {} };

  test.each<[string, Entries, Partial<Run>]>([
    ["a checkout of alice's", { ...own(alice), ...git }, {}],
    ["a checkout of alice's that root compiles", { ...own(alice), ...git }, { user: 0 }],
    [
      "a checkout of somebody else's, as in a container",
      { ...own(eve), "work/.git/": { owner: eve } },
      { parameters: validate },
    ],
    ["a checkout of root's", { ...own(0), ...git }, { parameters: validate }],
    [
      "a repository that the group may write",
      {
        ...own(alice),
        ...git,
        "work/": { mode: 0o2775 },
        "work/package.json": { text: dependingOn("floe-compute-abacus"), mode: 0o664 },
        "work/node_modules/": { mode: 0o775 },
        "work/node_modules/floe-compute-abacus/": { mode: 0o775 },
      },
      {},
    ],
    ["an image without .git", own(alice), {}],
    ["a manifest by itself", { ...own(alice), ...git }, { from: "work", parameters: ["validate", "manifest.yaml"] }],
    [
      "a manifest of an environment, in an image without .git",
      { ...own(alice), "work/platform/dev/manifest.yaml": abacusManifest },
      { from: "work", parameters: ["validate", "platform/dev/manifest.yaml"] },
    ],
    [
      "an environment, in an image without .git",
      { ...own(alice), "work/platform/dev/manifest.yaml": abacusManifest },
      { parameters: ["compile", "--env", "dev"] },
    ],
    [
      "a package that pnpm links from its store",
      {
        ...project("work"),
        ...git,
        "work/package.json": dependingOn("floe-compute-abacus"),
        ...packageAt("work/node_modules/.pnpm/floe-compute-abacus@1.2.3/node_modules/floe-compute-abacus"),
        "work/node_modules/floe-compute-abacus": {
          link: ".pnpm/floe-compute-abacus@1.2.3/node_modules/floe-compute-abacus",
        },
      },
      {},
    ],
    [
      "a package of the workspace",
      {
        ...project("work"),
        "work/pnpm-workspace.yaml": "packages: [plugins/*]\n",
        "work/package.json": dependingOn("floe-compute-abacus"),
        ...packageAt("work/plugins/abacus"),
        "work/node_modules/floe-compute-abacus": { link: "../plugins/abacus" },
      },
      {},
    ],
    [
      "a package that is linked from another folder of alice's",
      {
        ...project("work"),
        "work/package.json": dependingOn("floe-compute-abacus"),
        ...packageAt("elsewhere/abacus"),
        "work/node_modules/floe-compute-abacus": { link: "../../elsewhere/abacus" },
      },
      {},
    ],
    [
      "a package.json without a name",
      { ...own(alice), ...git, "work/package.json": '{"dependencies": {"floe-compute-abacus": "1"}}' },
      {},
    ],
    [
      "a package that manifest.yaml asks for in place of one that comes with floe",
      {
        ...project("work", smallManifest().replace("type: duckdb", "type: duckdb\n    package: my-duckdb")),
        ...git,
        "work/package.json": dependingOn("my-duckdb"),
        ...plugin("work", { packageName: "my-duckdb", type: "duckdb" }),
      },
      {},
    ],
  ])("%s", async (_name, entries, run) => {
    const { code, text } = await said(entries, { ...compiling, ...run });
    expect(text).toContain(alicesCode);
    expect(text).not.toMatch(/error|warning/u);
    expect(code).toBe(0);
  });
});
