import { describe, expect, test } from "vitest";
import * as z from "zod";
import { contextRule } from "../../src/checking/rule.ts";
import { at, builtin } from "../../src/origins/located.ts";
import { outputPath } from "../../src/outputs/output-path.ts";
import type { Plugin, PluginOf } from "../../src/plugins/contract.ts";
import { definePlugin } from "../../src/plugins/define.ts";
import { conformanceFindings } from "../../src/testing/plugin-conformance.ts";

const AbacusConfig = z.strictObject({
  host: z.string().meta({ description: "Host of the frame." }),
  settings: z.record(z.string(), z.unknown()).default({}).meta({ description: "Further settings." }),
});
type AbacusConfig = z.output<typeof AbacusConfig>;

/** A compute plugin that conforms, but for what is changed. */
function abacus(changed: Partial<PluginOf<"compute", AbacusConfig>> = {}): Plugin {
  return definePlugin<"compute", AbacusConfig>({
    kind: "compute",
    name: "abacus",
    config: AbacusConfig,
    dbtTarget: ({ config }) => ({ host: at(config, "host"), settings: at(config, "settings") }),
    dbtReads: ["/host", "/settings/**"],
    ...changed,
  });
}

const subject = { validConfig: { host: "frame" } };

test("a plugin that conforms gives no findings", async () => {
  const packageJson = { floe: { kind: "compute", name: "abacus" } };
  expect(await conformanceFindings(abacus(), { ...subject, packageJson })).toEqual([]);
});

describe("the kit finds", () => {
  const loose = z.object({ host: z.string().meta({ description: "Host." }) });
  const undescribed = z.strictObject({ host: z.string() });
  const nested = z.strictObject({
    host: z.string().meta({ description: "Host." }),
    list: z
      .array(z.looseObject({ a: z.string() }))
      .optional()
      .meta({ description: "List." }),
  });

  test.each<[string, Plugin, readonly string[]]>([
    ["an open schema", abacus({ config: loose as never }), ["plugin-kit/open-schema: `config` takes unknown keys."]],
    [
      "an option without a description",
      abacus({ config: undescribed as never }),
      ["plugin-kit/no-description: `config.host` has no description."],
    ],
    [
      "the same deep inside",
      abacus({ config: nested as never }),
      [
        "plugin-kit/open-schema: `config.list[]` takes unknown keys.",
        "plugin-kit/no-description: `config.list[].a` has no description.",
      ],
    ],
    [
      "a schema that is no object",
      abacus({ config: z.string() as never }),
      ["plugin-kit/no-object: The schema of `config` is no object with keys."],
    ],
    [
      "a name that cannot be written",
      abacus({ name: "My Abacus" }),
      ["plugin-kit/bad-type: `My Abacus` cannot be written as a type."],
    ],
    [
      "a reader that is said to read everything",
      abacus({ readers: [{ name: "frame", output: "floe_target/compiled_artifacts.json", reads: ["/**"] }] }),
      ["plugin-kit/claims-all: The reader `frame` claims all of floe_target/compiled_artifacts.json."],
    ],
    [
      "a leaf of the dbt target that no adapter is said to read",
      abacus({ dbtReads: ["/settings/**"] }),
      ["plugin-kit/unclaimed-leaf: `dbtReads` does not have `/host`, which `dbtTarget` gives."],
    ],
  ])("%s", async (_, plugin, expected) => {
    expect(await conformanceFindings(plugin, subject)).toEqual(expect.arrayContaining([...expected]));
  });

  test("metadata that announces another plugin", async () => {
    const findings = await conformanceFindings(abacus(), {
      ...subject,
      packageJson: { floe: { kind: "compute", name: "other" } },
    });
    expect(findings).toEqual([
      'plugin-kit/not-announced: package.json does not announce the compute `abacus` under "floe".',
    ]);
  });

  test("a kind that there is not", async () => {
    const other = { ...abacus(), kind: "frame" } as never;
    expect(await conformanceFindings(other, subject)).toContain(
      "plugin-kit/unknown-kind: `frame` is no kind of plugins.",
    );
  });

  test("a hook that throws, by the name of the hook", async () => {
    const dbtTarget = (): never => {
      throw new Error("no beads");
    };
    const [found] = await conformanceFindings(abacus({ dbtTarget }), subject);
    expect(found?.startsWith("plugin-kit/hook-failed: The plugin ")).toBe(true);
    expect(found).toMatch(/ failed in `dbtTarget`: no beads\.$/u);
  });

  test("a valid config that is not", async () => {
    const findings = await conformanceFindings(abacus(), { validConfig: { hots: "frame" } });
    expect(findings.join("\n")).toContain(
      "plugin-kit/options-refused: The options that the plugin is tried with are refused: schema/",
    );
  });

  let calls = 0;
  const nextCall = (): number => {
    calls += 1;
    return calls;
  };

  test.each<[string, Partial<PluginOf<"compute", AbacusConfig>>, string]>([
    [
      "a hook that remembers",
      { dbtTarget: () => ({ calls: builtin(nextCall(), "-") }) },
      "plugin-kit/unsteady: `dbtTarget` gives something else when it is called again",
    ],
    [
      "a hook that looks at the clock",
      { helm: () => ({ abacus: { at: builtin(Date.now() > 0, "-") } }) },
      "plugin-kit/not-pure: `helm` looks at the clock",
    ],
    [
      "a rule that draws lots",
      { rules: [contextRule({ name: "luck", problems: { entries: [] }, check: () => (Math.random() > 2 ? [] : []) })] },
      "`rules: luck` draws random numbers",
    ],
    ["a rule that is none", { rules: [{ name: "luck" } as never] }, "failed in `rules`: a rule has no name, problems"],
    [
      "a hook that throws",
      {
        dbtTarget: () => {
          throw new Error("no beads");
        },
      },
      "failed in `dbtTarget`: no beads.",
    ],
    [
      "a hook that changes its input",
      {
        helm: ({ config }) => {
          config.value.host = "other";
          return {};
        },
      },
      "failed in `helm`",
    ],
    [
      "a value without an origin",
      { dbtTarget: () => ({ host: "x" as never }) },
      "/host does not say where it comes from",
    ],
    [
      "an unsafe path",
      { files: ({ plugin }) => [{ path: "../x" as never, text: "", owner: plugin, trace: [] }] },
      "no safe path",
    ],
    [
      "an option that nothing reads",
      { dbtTarget: () => ({ a: builtin(1, "-") }) },
      "The option `config` reaches nothing that anybody reads.",
    ],
    [
      "a pointer that is none",
      { readAtRunTime: ["host" as never] },
      "failed in `readers`: `readAtRunTime` has `host`, which is no pointer.",
    ],
    [
      "a pattern with something behind what stands for everything",
      { dbtReads: ["/settings/**/a"] },
      "`dbtReads` has `/settings/**/a`, which is no pointer.",
    ],
    ["readers that are no list", { readers: "dbt" as never }, "failed in `readers`: `readers` is no list."],
    ["a reader of nothing", { readers: [{ name: "x", output: "../x", reads: [] }] }, "the reader `x` names no output."],
    ["a reader without a name", { readers: [{ name: "", output: "x", reads: [] }] }, "a reader has no name."],
    [
      "a reader without a list",
      { readers: [{ name: "x", output: "x.json" } as never] },
      "`readers: x` has no list of pointers.",
    ],
  ])("%s", async (_, changed, words) => {
    expect((await conformanceFindings(abacus(changed), subject)).join("\n")).toContain(words);
  });

  test("no secret in a file that holds all options: no hook is given one", async () => {
    const writesAll = abacus({
      files: ({ plugin, config }) => [
        { path: outputPath("x.json"), text: JSON.stringify(config.value), owner: plugin, trace: [] },
      ],
    });
    expect((await conformanceFindings(writesAll, subject)).join("\n")).not.toContain("plugin-kit/secret-written");
  });

  test.each<[string, NonNullable<PluginOf<"catalog", AbacusConfig>["helm"]>, string]>([
    [
      "a Helm value that the chart does not know",
      () => ({ abacus: builtin({}, "-") }) as never,
      "the Helm values have no `catalog.abacus`",
    ],
    [
      "a Helm value of another form",
      () => ({ polaris: builtin("x", "-") }) as never,
      "the Helm values have no `catalog.polaris` of this form",
    ],
    [
      "Helm values that are no table",
      () => builtin("x", "-") as never,
      "the Helm values have no `catalog` of this form",
    ],
  ])("%s", async (_, helm, words) => {
    const catalog: PluginOf<"catalog", AbacusConfig> = { kind: "catalog", name: "abacus", config: AbacusConfig, helm };
    const findings = await conformanceFindings(definePlugin<"catalog", AbacusConfig>(catalog), subject);
    expect(findings.join("\n")).toContain(words);
  });

  test("the same of a kind that floe can do without", async () => {
    const secrets: PluginOf<"secrets", AbacusConfig> = {
      kind: "secrets",
      name: "abacus",
      config: AbacusConfig,
      helm: () => ({ a: 1 }) as never,
    };
    const findings = await conformanceFindings(definePlugin<"secrets", AbacusConfig>(secrets), subject);
    expect(findings.join("\n")).toContain("failed in `helm`");
  });
});

describe("of a plugin that knows how its targets read each other", () => {
  const other = { ...subject, otherConfig: { host: "another frame" } };

  test("the kit asks for the links of two targets", async () => {
    const asked: string[] = [];
    const plugin = abacus({
      name: "trino",
      betweenTargets: {
        database: ({ config }) => {
          asked.push(config.value.host);
          return at(config, "host");
        },
        unreachable: () => undefined,
      },
    });
    expect(await conformanceFindings(plugin, other)).toEqual([]);
    expect(new Set(asked)).toEqual(new Set(["frame", "another frame"]));
  });

  test("the kit finds a database and a reason that are not the same when asked again", async () => {
    let calls = 0;
    const found = await conformanceFindings(
      abacus({
        name: "trino",
        betweenTargets: {
          database: () => builtin(`database_${calls++}`, "a test"),
          unreachable: () => (calls++ % 2 === 0 ? undefined : "it is far away"),
        },
      }),
      other,
    );
    expect(found).toContain(
      "plugin-kit/unsteady: `betweenTargets.database` gives something else when it is called again with the same input.",
    );
    expect(found).toContain(
      "plugin-kit/unsteady: `betweenTargets.unreachable` gives something else when it is called again with the same input.",
    );
  });

  test("the kit finds two targets that a rule refuses", async () => {
    const between = { database: () => builtin("frame", "a test") };
    const far = abacus({ name: "trino", betweenTargets: between, config: AbacusConfig });
    const found = await conformanceFindings(far, { ...subject, otherConfig: { hots: "x" } });
    expect(found.join("\n")).toContain("plugin-kit/targets-refused: Two targets are not accepted: schema/");
  });

  test("the kit finds a database that does not say where it comes from", async () => {
    const database = () => "frame" as never;
    const found = await conformanceFindings(abacus({ name: "trino", betweenTargets: { database } }), other);
    expect(found.join()).toContain("betweenTargets.database");
  });
});
