import { describe, expect, test } from "vitest";
import * as z from "zod";
import { contextRule, rule } from "../../src/checking/rule.ts";
import { defineDiagnostics, problem } from "../../src/diagnostics/define.ts";
import { placeOf } from "../../src/origins/located.ts";
import type { CheckContext, Plugin, PluginOf } from "../../src/plugins/contract.ts";
import { definePlugin } from "../../src/plugins/define.ts";
import { optionsOf } from "../../src/plugins/options-place.ts";
import { timedPlugin } from "./timed-plugin.ts";
import { compiledWith, manifestOf } from "./timed-project.ts";

const RestConfig = z.strictObject({
  uri: z.string(),
  warehouse: z.string(),
  namespace: z.string(),
  token_refresh_enabled: z.boolean().default(false),
});
type RestConfig = z.output<typeof RestConfig>;

const problems = defineDiagnostics("rest", {
  asked: problem({ severity: "warning", message: () => "Asked.", docs: { cause: "-", fix: "-" } }),
});

const options = optionsOf<RestConfig>();
const ruleOf = (option: "uri" | "warehouse") =>
  rule<CheckContext<RestConfig>, RestConfig, typeof option>({
    name: `${option}-is-read`,
    at: options,
    reads: [option],
    problems,
    check: ({ [option]: value }) => [problems.asked({}, placeOf(value))],
  });

const catalog: PluginOf<"catalog", RestConfig> = {
  kind: "catalog",
  name: "rest",
  config: RestConfig,
  rules: [ruleOf("uri"), ruleOf("warehouse")],
  readAtRunTime: ["/uri", "/warehouse", "/namespace", "/token_refresh_enabled"],
};
const rest = definePlugin<"catalog", RestConfig>(catalog);

const needed = "  compute: {type: timed}\n  orchestrator: {type: timed}\n";

const profileOf = (written: string): string =>
  manifestOf(`${needed}profiles:\n  catalogs:\n    default: {type: rest, ${written}}\n`);

describe("an option of a profile", () => {
  test("that the manifest's schema refused is not reported once more by the plugin's", async () => {
    const { found } = await compiledWith([rest], profileOf("uri: http://rest, warehouse: 5"));
    expect(found).toEqual([
      { code: "rest/asked", at: "manifest.yaml:12:32" },
      { code: "schema/wrong-type", at: "manifest.yaml:12:56" },
    ]);
  });

  test("that is misspelt is neither unknown nor missing to the plugin's schema", async () => {
    const { found } = await compiledWith([rest], profileOf("uri: http://rest, warehuose: demo"));
    expect(found).toEqual([
      { code: "rest/asked", at: "manifest.yaml:12:32" },
      { code: "schema/unknown-key", at: "manifest.yaml:12:45" },
    ]);
  });

  test("that is missing is missing once", async () => {
    const { found } = await compiledWith([rest], profileOf("uri: http://rest"));
    expect(found).toEqual([
      { code: "schema/missing-key", at: "manifest.yaml:12:5" },
      { code: "rest/asked", at: "manifest.yaml:12:32" },
    ]);
  });

  test("that is not written has the manifest's default, before one of the plugin", async () => {
    const { artifact, found } = await compiledWith([rest], profileOf("uri: http://rest, warehouse: demo"));
    expect(found.map(({ code }) => code)).toEqual(["rest/asked", "rest/asked"]);
    expect(artifact?.["plugins"]).toMatchObject({
      catalog: {
        config: { uri: "http://rest", warehouse: "demo", namespace: "default", token_refresh_enabled: true },
      },
    });
  });

  test("that the plugin does not know is refused by its schema where it stands", async () => {
    const { found } = await compiledWith(
      [rest],
      profileOf("uri: http://rest, warehouse: demo, access_delegation: none"),
    );
    expect(found.filter(({ code }) => code !== "rest/asked")).toEqual([
      { code: "schema/unknown-key", at: "manifest.yaml:12:62" },
    ]);
  });
});

describe("a refused `config`", () => {
  const refused = manifestOf(`${needed}  catalog: {type: rest, config: [uri]}\n`);

  test("is one finding: the plugin's rules about options are silent", async () => {
    const { found } = await compiledWith([rest], refused);
    expect(found).toEqual([{ code: "schema/wrong-type", at: "manifest.yaml:10:25" }]);
  });

  test("is no reason for silence to the plugins of other kinds", async () => {
    const storage = "  storage: {type: timed, config: {check_timeout_seconds: 601}}\n";
    const { found } = await compiledWith([rest, timedPlugin("storage")], `${refused}${storage}`);
    expect(found).toEqual([
      { code: "schema/wrong-type", at: "manifest.yaml:10:25" },
      { code: "timed/too-long", at: "manifest.yaml:11:58" },
    ]);
  });
});

test("a quality plugin has the manifest's defaults, which the artifact has too", async () => {
  const quality: Plugin = timedPlugin("quality", {
    rules: [
      contextRule({
        name: "says-its-options",
        problems,
        check: ({ config }) => [{ ...problems.asked({}, undefined), message: JSON.stringify(config.value) }],
      }),
    ],
  });
  const { artifact, messages } = await compiledWith([quality], manifestOf(`${needed}  quality: {provider: timed}\n`));
  expect(messages).toEqual(['{"check_timeout_seconds":300,"enabled":true}']);
  expect(artifact?.["quality_config"]).toMatchObject({ check_timeout_seconds: 300, enabled: true });
});
