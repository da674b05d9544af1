import { rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type CallWithin, PluginBug, type TimeLimit } from "floe-core";
import { places } from "floe-core/testing";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { filesBelow, floe } from "../e2e/floe-process.ts";
import { smallManifest } from "../support/small-project.ts";
import {
  abacus,
  abacusManifest,
  compileIn,
  computeModule,
  hasRun,
  importFile,
  installOwnCore,
  plainModule,
  projectWith,
} from "./third-party.ts";

const installed = { package: "floe-compute-abacus", metadata: abacus, module: plainModule };

describe("a plugin of somebody else", () => {
  test("is found by its package.json and used when the manifest selects it", async () => {
    const folder = projectWith([installed]);
    const { artifacts, diagnostics } = await compileIn(folder);
    expect(places(diagnostics)).toEqual([]);
    expect(hasRun(folder, installed.package)).toBe(true);
    expect(artifacts?.plugins?.compute).toEqual({ type: "abacus", version: "1.2.3", config: { host: "frame" } });
    expect(parse(filesBelow(join(folder, "shop"))["profiles.yml"] ?? "").shop.outputs.dev).toEqual({ host: "frame" });
  });

  test("has its options checked by its own schema, at their places in the file", async () => {
    const manifest = abacusManifest().replace("    type: abacus\n", "    type: abacus\n    config: {hots: x}\n");
    const { diagnostics } = await compileIn(projectWith([installed], manifest));
    expect(places(diagnostics)).toEqual([{ code: "schema/unknown-key", at: "manifest.yaml:10:14" }]);
    expect(diagnostics.find(({ code }) => code === "schema/unknown-key")?.help).toBe("Did you mean `host`?");
  });

  test("does not run when another one is selected", async () => {
    const folder = projectWith([installed], smallManifest());
    const { diagnostics } = await compileIn(folder);
    expect(places(diagnostics)).toEqual([]);
    expect(hasRun(folder, installed.package)).toBe(false);
  });

  test("does not run when it is only listed", async () => {
    const folder = projectWith([installed]);
    const run = await floe(folder, ["plugins", "list"]);
    expect(run).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^compute +abacus +floe-compute-abacus 1\.2\.3/mu),
    });
    expect(hasRun(folder, installed.package)).toBe(false);
  });

  test("runs when it is shown, and is not run by the JSON Schema of a project that does not select it", async () => {
    const folder = projectWith([installed], smallManifest());
    const exported = await floe(folder, ["schema", "export", "--project", ".", "manifest"]);
    expect(exported.code).toBe(0);
    expect(JSON.parse(exported.out).properties.plugins.properties.compute.properties.type.enum).toContain("abacus");
    expect(hasRun(folder, installed.package)).toBe(false);
    const shown = await floe(folder, ["plugins", "show", "abacus"]);
    expect(shown).toMatchObject({ code: 0, out: expect.stringContaining('host: a string; default "frame"') });
    expect(hasRun(folder, installed.package)).toBe(true);
  });

  test("is not found when the project does not depend on it", async () => {
    const folder = projectWith([installed]);
    writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "project" }));
    const { diagnostics } = await compileIn(folder);
    expect(places(diagnostics)).toEqual([{ code: "plugin/missing", at: "manifest.yaml:9:11" }]);
    expect(hasRun(folder, installed.package)).toBe(false);
  });

  test("is chosen by `package` where two provide one type, and provenance.json says so in the same words everywhere", async () => {
    const other = { ...installed, package: "abacus-of-others" };
    const manifest = abacusManifest().replace("type: abacus", "type: abacus\n    package: abacus-of-others");
    const folder = projectWith([installed, other], manifest);
    const { diagnostics, plugins } = await compileIn(folder);
    expect(places(diagnostics)).toEqual([]);
    expect([hasRun(folder, installed.package), hasRun(folder, other.package)]).toEqual([false, true]);
    const ran = {
      kind: "compute",
      type: "abacus",
      package: "abacus-of-others",
      version: "1.2.3",
      from: "../node_modules/abacus-of-others",
    };
    expect(plugins[0]).toEqual(ran);
    const record = filesBelow(join(folder, "shop"))["floe_target/provenance.json"] ?? "";
    expect(JSON.parse(record).plugins).toEqual([ran, expect.objectContaining({ type: "dagster", from: "bundled" })]);
    expect(record).not.toContain(folder);
  });

  const two = {
    package: "floe-two",
    metadata: [
      { ...abacus, module: "./index.mjs" },
      { ...abacus, kind: "lineage_backend", name: "slate" },
    ],
    module: `${plainModule}
export const plugins = [{ kind: "lineage_backend", name: "slate", config: z.strictObject({ url: z.string() }) }];
`,
  };

  test("may be one of several of a package, of different kinds", async () => {
    const manifest = abacusManifest("  lineage_backend: {type: slate, config: {url: x}}\n");
    const folder = projectWith([two], manifest);
    const { artifacts, diagnostics, plugins } = await compileIn(folder);
    expect(places(diagnostics)).toEqual([]);
    expect(artifacts?.plugins?.lineage_backend).toMatchObject({ type: "slate", version: "1.2.3" });
    expect(plugins.map(({ package: name }) => name)).toEqual(expect.arrayContaining(["floe-two", "floe-two"]));
  });

  test("may be one of several of a package that is named, and each is offered where another one is meant", async () => {
    const named = (type: string) => abacusManifest().replace("type: abacus", `type: ${type}\n    package: floe-two`);
    expect(places((await compileIn(projectWith([two], named("abacus")))).diagnostics)).toEqual([]);
    const { diagnostics } = await compileIn(projectWith([two], named("slate")));
    expect(places(diagnostics)).toEqual([{ code: "plugin/package-mismatch", at: "manifest.yaml:10:14" }]);
    expect(diagnostics[0]?.help).toContain("It provides the compute `abacus`, the lineage backend `slate`.");
  });

  test("may have a part in Python, which is given the options that it says it reads", async () => {
    const sided = {
      package: "floe-slate",
      metadata: { ...abacus, contract: "2.8", kind: "secrets", name: "slate" },
      module: `import { z } from "zod";
const queue = z.strictObject({ name: z.string(), size: z.number() });
export const plugin = {
  kind: "secrets",
  name: "slate",
  config: z.strictObject({ url: z.string(), token: z.strictObject({ secret_ref: z.string() }), queue, note: z.string() }),
  readAtRunTime: ["/url", "/token", "/queue/name", "/absent"],
  python: { distribution: "Floe_Slate" },
};
`,
    };
    const config = "{url: x, token: {secret_ref: slate}, queue: {name: fast, size: 3}, note: mine}";
    const folder = projectWith([sided], smallManifest(`  secrets: {type: slate, config: ${config}}\n`));
    const { artifacts, diagnostics } = await compileIn(folder);
    expect(places(diagnostics)).toEqual([]);
    expect(artifacts?.plugins?.orchestrator.config).toMatchObject({
      python_plugins: [
        {
          kind: "secrets",
          type: "slate",
          distribution: "floe-slate",
          config: { url: "x", token: { secret_ref: "slate" }, queue: { name: "fast" } },
        },
      ],
    });
    expect(JSON.stringify(artifacts?.plugins?.orchestrator.config)).not.toContain("mine");
    const requirements = filesBelow(join(folder, "shop"))["floe_target/requirements.txt"] ?? "";
    expect(requirements).toMatch(/^# {3}floe-slate$/mu);
  });

  test("names no part in Python that pip would not take for a name", async () => {
    const side = "python: { distribution: 'floe slate; x' },";
    const error = await compileIn(
      projectWith([{ ...installed, module: computeModule(`${side} dbtTarget: ({ config }) => config,`) }]),
    ).catch(String);
    expect(error).toContain("failed in `python`: its `distribution` is no name of a Python distribution.");
  });

  test("is one of two for its type where another package lists it as well", async () => {
    const { diagnostics } = await compileIn(projectWith([installed, two]));
    expect(places(diagnostics)).toEqual([{ code: "plugin/two-packages", at: "manifest.yaml:9:11" }]);
    expect(diagnostics[0]?.message).toContain("floe-compute-abacus and floe-two");
  });

  test("may be of any kind that floe does not need itself", async () => {
    const metadata = { ...abacus, kind: "semantic_layer", name: "slate" };
    const module = `import { z } from "zod";
import { at, derived, originRule } from "floe-core/plugin";
const again = originRule("again", "the address, once more");
export const plugin = {
  kind: "semantic_layer",
  name: "slate",
  config: z.strictObject({ url: z.string() }),
  helm: ({ config }) => ({ url: derived(again, config.value.url, [at(config, "url")]) }),
};
`;
    const manifest = smallManifest("  semantic_layer: {type: slate, config: {url: http://slate}}\n");
    const folder = projectWith([{ package: "floe-semantic-layer-slate", metadata, module }], manifest);
    const run = await floe(folder, ["compile", "shop"]);
    expect(run).toMatchObject({ code: 0 });
    expect(parse(filesBelow(join(folder, "shop"))["floe_target/values.yaml"] ?? "").semanticLayer).toEqual({
      url: "http://slate",
    });
  });

  test.each(["^2.0", ">=2.1 <4", "1 || 2", "2.x"])(
    "contract %s, which this floe's lies in, and the code runs",
    async (contract) => {
      const folder = projectWith([{ ...installed, metadata: { ...abacus, contract } }]);
      expect((await compileIn(folder)).diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
      expect(hasRun(folder, installed.package)).toBe(true);
    },
  );
});

describe("the env_var() of a secret", () => {
  const withTarget = (target: string) => ({
    ...installed,
    module: `import { z } from "zod";
import { at, derived, withEnvVars } from "floe-core/plugin";
const secret = z.strictObject({ secret_ref: z.string(), key: z.string().optional() });
export const plugin = {
  kind: "compute",
  name: "abacus",
  config: z.strictObject({ password: secret, host: z.string() }),
  dbtTarget: ({ config }) => {
    const password = withEnvVars(at(config, "password"));
    const host = at(config, "host");
    return ${target};
  },
};
`,
  });
  const manifest = abacusManifest().replace(
    "    type: abacus\n",
    `    type: abacus\n    config: {password: {secret_ref: frame}, host: "{{ target.name }}"}\n`,
  );

  test("may be made by the plugin's own copy of floe-core", async () => {
    const folder = projectWith([withTarget(`{ password }`)], manifest);
    installOwnCore(folder);
    const run = await floe(folder, ["compile", "shop"]);
    expect(run).toMatchObject({ code: 0 });
    expect(parse(filesBelow(join(folder, "shop"))["profiles.yml"] ?? "").shop.outputs.dev.password).toBe(
      "{{ env_var('DBT_ENV_SECRET_FLOE_FRAME') }}",
    );
  });

  test.each([
    ["the rule of a genuine one", "{ password, host: derived(password.origin.rule, host.value, [host]) }"],
    ["a copy of a genuine one", "{ password, host: { ...password, value: host.value } }"],
  ])("lets no other text of the plugin pass by %s", async (_, target) => {
    const folder = projectWith([withTarget(target)], manifest);
    const run = await floe(folder, ["compile", "shop"]);
    expect(run).toMatchObject({ code: 70 });
    expect(run.err).toContain("failed in `dbtTarget`: /host is no env_var() of a secret in the options.");
  });

  test("is none without the rule: Jinja of the user stays an error", async () => {
    const folder = projectWith([withTarget("{ password, host }")], manifest);
    const run = await floe(folder, ["compile", "shop"]);
    expect(run).toMatchObject({ code: 1 });
    expect(run.err).toContain("error[profile/live-jinja]");
  });
});

describe("a package that cannot be used is an error at the place that selects it", () => {
  const at = "manifest.yaml:9:11";
  const errorOf = async (folder: string): Promise<string | undefined> => {
    const { diagnostics, artifacts } = await compileIn(folder);
    expect(artifacts).toBeUndefined();
    const [finding] = diagnostics.filter(({ severity }) => severity === "error");
    expect(places(diagnostics)).toEqual([{ code: finding?.code, at }]);
    return `${finding?.code}: ${finding?.message}`;
  };

  test("two packages for one type are named, and neither runs", async () => {
    const other = { ...installed, package: "abacus-of-others" };
    const folder = projectWith([installed, other]);
    expect(await errorOf(folder)).toMatch(/^plugin\/two-packages: .*abacus-of-others and floe-compute-abacus/u);
    expect([hasRun(folder, installed.package), hasRun(folder, other.package)]).toEqual([false, false]);
  });

  test.each(["3", "2.99", "1", "0.9", "^1", ">=2.99", "1.x || 3.x"])(
    "contract %s, which is not this floe's, and the code does not run",
    async (contract) => {
      const folder = projectWith([{ ...installed, metadata: { ...abacus, contract } }]);
      expect(await errorOf(folder)).toContain(
        `plugin/contract-mismatch: \`floe-compute-abacus\` was written for plugin contract ${contract}`,
      );
      expect(hasRun(folder, installed.package)).toBe(false);
    },
  );

  test.each([">>2", "2.1.0.0", "=> 2"])(
    "contract %s, which is no range, and the code does not run",
    async (contract) => {
      const folder = projectWith([{ ...installed, metadata: { ...abacus, contract } }]);
      expect(await errorOf(folder)).toMatch(/plugin\/metadata-invalid: .*is no version and no range of versions/u);
      expect(hasRun(folder, installed.package)).toBe(false);
    },
  );

  test("a module outside of the package, by its path", async () => {
    const folder = projectWith([{ ...installed, metadata: { ...abacus, module: "../../evil.mjs" } }]);
    writeFileSync(join(folder, "evil.mjs"), `throw new Error("this ran");`);
    expect(await errorOf(folder)).toContain("plugin/outside-package");
  });

  test("a module outside of the package, by a link", async () => {
    const folder = projectWith([installed]);
    const module = join(folder, "node_modules", installed.package, "index.mjs");
    writeFileSync(join(folder, "evil.mjs"), `throw new Error("this ran");`);
    rmSync(module);
    symlinkSync("../../evil.mjs", module);
    expect(await errorOf(folder)).toContain("plugin/outside-package");
  });

  test.each([
    ["that is not there", undefined, "its module is not there"],
    ["that does not load", "throw new Error('no abacus');", "no abacus"],
    ["that exports something else", "export const other = 1;", "exports no `plugin`"],
    [
      "that exports no schema",
      "export const plugin = { kind: 'compute', name: 'abacus', config: {} };",
      "exports no `plugin`",
    ],
    ["that exports another plugin", computeModule("", "slide-rule"), "exports compute `slide-rule`"],
  ])("a module %s", async (_, module, words) => {
    const { module: _own, ...rest } = installed;
    const folder = projectWith([module === undefined ? rest : { ...rest, module }]);
    expect(await errorOf(folder)).toContain(words);
  });
});

test.each([
  ["an unknown kind", { ...abacus, kind: "computer" }],
  ["no module", { contract: "2", kind: "compute", name: "abacus" }],
  ["a contract that is no version", { ...abacus, contract: "one" }],
  ["no object", "yes"],
  ["an empty list", []],
  ["a list of texts", ["abacus"]],
  [
    "a plugin that is listed twice",
    [
      { ...abacus, name: "a" },
      { ...abacus, name: "a" },
    ],
  ],
])("metadata with %s is a warning, and the package is left out", async (_, metadata) => {
  const folder = projectWith([{ ...installed, metadata }], smallManifest());
  const { artifacts, diagnostics } = await compileIn(folder);
  expect(artifacts).toBeDefined();
  expect(places(diagnostics)).toEqual([{ code: "plugin/metadata-invalid", at: undefined }]);
  expect(diagnostics.find(({ code }) => code === "plugin/metadata-invalid")?.message).toContain("floe-compute-abacus");
});

/** A plugin's list with one rule, which does this when it is asked. */
function ruleThat(does: string): string {
  return `rules: [{ name: "beads", reads: [], problems: [], inspect: () => ${does} }],`;
}

describe("a bug of a plugin names the plugin", () => {
  const broken = (hooks: string) => ({ ...installed, module: computeModule(hooks), bugs: "https://bugs.example.com" });
  const target = "dbtTarget: ({ config }) => config,";
  const file = `path: "x.txt", text: "x", trace: []`;

  test.each([
    ["a hook throws", "dbtTarget: () => { throw new Error('no beads'); },", "dbtTarget", "no beads"],
    ["a hook is missing", "", "dbtTarget", "not a function"],
    ["a rule throws", `${target} ${ruleThat("{ throw new Error('no beads'); }")}`, "rules: beads", "no beads"],
    ["a limit is none", `${target} writers: () => 0,`, "writers", "no whole number from 1"],
    ["a rule is none", `${target} rules: [() => []],`, "rules", "a rule has no name, problems or `inspect`"],
    [
      "a value does not say where it comes from",
      "dbtTarget: () => ({ host: 'x' }),",
      "dbtTarget",
      "/host does not say where it comes from",
    ],
    [
      "it changes its input",
      "dbtTarget: ({ config }) => { config.value.host = 'y'; return config; },",
      "dbtTarget",
      "read only",
    ],
    [
      "it changes the artifact",
      `${target} helm: ({ artifacts }) => { artifacts.version = '9'; return {}; },`,
      "helm",
      "read only",
    ],
    [
      "a file's path leads out",
      `${target} files: () => [{ ${file.replace("x.txt", "../x.txt")} }],`,
      "files",
      "no safe path",
    ],
    ["a file has no text", `${target} files: () => [{ path: "x.txt", trace: [] }],`, "files", "no safe path"],
    ["files gives no list", `${target} files: () => undefined,`, "files", "no list of files"],
    ["a rule gives a promise", `${target} ${ruleThat("Promise.resolve([])")}`, "rules: beads", "no list of findings"],
    [
      "a rule gives texts",
      `${target} ${ruleThat('({ findings: ["wrong"] })')}`,
      "rules: beads",
      "a finding has no code",
    ],
    [
      "a finding says nothing",
      `${target} ${ruleThat('({ findings: [{ code: "a/b", severity: "error" }] })')}`,
      "rules: beads",
      "a finding has no code",
    ],
    ["a hook is a getter that throws", `${target} get helm() { throw new Error('no beads'); },`, "helm", "no beads"],
  ])("when %s", async (_, hooks, hook, words) => {
    const folder = projectWith([broken(hooks)]);
    const before = filesBelow(join(folder, "shop"));
    const error = await compileIn(folder).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(PluginBug);
    expect(error).toMatchObject({ plugin: { package: installed.package, version: "1.2.3" } });
    expect(String(error)).toContain(`failed in \`${hook}\``);
    expect(String(error)).toContain(words);
    expect(String(error)).toContain("Report it at https://bugs.example.com.");
    expect(filesBelow(join(folder, "shop"))).toEqual(before);
  });

  test("the command ends with 70 and prints no stack", async () => {
    const run = await floe(projectWith([broken("dbtTarget: () => { throw new Error('no beads'); },")]), [
      "compile",
      "shop",
    ]);
    expect(run).toMatchObject({ code: 70, out: "" });
    expect(run.err).toContain("The plugin `floe-compute-abacus` 1.2.3 failed in `dbtTarget`: no beads.");
    expect(run.err).toContain("https://bugs.example.com");
    expect(run.err).not.toMatch(/^\s+at /mu);
  });
});

describe("the time limit", () => {
  /** What was called with a limit, in the order of the calls, and with how many seconds. */
  async function limited(folder: string): Promise<readonly string[]> {
    const calls: string[] = [];
    const note = ({ seconds, bug }: TimeLimit): void => {
      calls.push(bug(`${seconds} s`).message.replace(/^.* failed in /u, ""));
    };
    await compileIn(folder, {
      importModule: (path, limit) => {
        note(limit);
        return importFile(path);
      },
      callWithin: (limit, call) => {
        note(limit);
        return call();
      },
    });
    return calls;
  }

  test("holds for all code of somebody else's plugin", async () => {
    const calls = await limited(projectWith([installed]));
    expect(calls).toEqual([
      "`./index.mjs`: 30 s.",
      "`./index.mjs`: 10 s.",
      "`readers`: 10 s.",
      "`rules`: 10 s.",
      "`identifierFolding`: 10 s.",
      "`dbtAdapter`: 10 s.",
      "`betweenTargets`: 10 s.",
      "`python`: 10 s.",
      "`config`: 10 s.",
      "`writers`: 10 s.",
      "`runTimeoutSeconds`: 10 s.",
      "`dbtTarget`: 10 s.",
      "`helm`: 10 s.",
      "`files`: 10 s.",
    ]);
  });

  test("costs plugins that come with the command nothing", async () => {
    expect(await limited(projectWith([], smallManifest()))).toEqual([]);
  });

  test("ends the compile with the plugin's bug, and no file is changed", async () => {
    const folder = projectWith([installed]);
    await compileIn(folder);
    const before = filesBelow(join(folder, "shop"));
    writeFileSync(join(folder, "manifest.yaml"), abacusManifest().replace("owner: platform", "owner: others"));
    const callWithin: CallWithin = (limit, call) => {
      const result = call();
      if (limit.bug("").message.includes("`files`")) throw limit.bug("it was not done after 10 seconds");
      return result;
    };
    const error = await compileIn(folder, { callWithin }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(PluginBug);
    expect(String(error)).toContain("`floe-compute-abacus` 1.2.3 failed in `files`: it was not done after 10 seconds.");
    expect(filesBelow(join(folder, "shop"))).toEqual(before);
  });
});

describe("two owners", () => {
  const slate = (hooks: string) => ({
    package: "floe-secrets-slate",
    metadata: { ...abacus, kind: "secrets", name: "slate" },
    module: computeModule(hooks, "slate").replace(`"compute"`, `"secrets"`),
  });
  const manifest = smallManifest("  secrets: {type: slate}\n");

  test("of one file are an error that names both", async () => {
    const hooks = `files: () => [{ path: "definitions.py", text: "", trace: [] }],`;
    const { diagnostics, artifacts } = await compileIn(projectWith([slate(hooks)], manifest));
    expect(artifacts).toBeUndefined();
    const [finding] = diagnostics.filter(({ code }) => code === "ownership/file-twice");
    expect(finding?.message).toContain("`definitions.py`");
    expect(finding?.message).toContain("floe-orchestrator-dagster");
    expect(finding?.message).toContain("floe-secrets-slate");
  });

  test("of one Helm value there cannot be: each kind has a part of its own", async () => {
    const hooks = "helm: ({ config }) => ({ dagster: { codeLocations: config } }),";
    const folder = projectWith([slate(hooks)], manifest);
    const error = await compileIn(folder).catch((thrown: unknown) => thrown);
    expect(String(error)).toContain("failed in `helm`: the Helm values have no `secrets.dagster`.");
    expect(filesBelow(join(folder, "shop"))["floe_target/values.yaml"]).toBeUndefined();
  });

  test("of one Helm value there cannot be either where a kind's part is free", async () => {
    const metadata = { ...abacus, kind: "semantic_layer", name: "slate" };
    const hooks = "helm: ({ config }) => ({ dagster: { codeLocations: config } }),";
    const module = computeModule(hooks, "slate").replace(`"compute"`, `"semantic_layer"`);
    const selected = smallManifest("  semantic_layer: {type: slate}\n");
    const folder = projectWith([{ package: "floe-semantic-layer-slate", metadata, module }], selected);
    const { diagnostics } = await compileIn(folder);
    expect(places(diagnostics)).toEqual([]);
    const values = parse(filesBelow(join(folder, "shop"))["floe_target/values.yaml"] ?? "");
    expect(values.semanticLayer).toHaveProperty("dagster.codeLocations");
    expect(values.dagster.codeLocations).toHaveLength(1);
  });

  test("may not pretend to be somebody else", async () => {
    const hooks = `files: () => [{ path: "slate.txt", text: "x", trace: [], owner: { package: "floe-core", version: "1" } }],`;
    const folder = projectWith([slate(hooks)], manifest);
    const { diagnostics } = await compileIn(folder);
    expect(places(diagnostics)).toEqual([]);
    expect(filesBelow(join(folder, "shop"))["slate.txt"]).toBe("x");
  });
});
