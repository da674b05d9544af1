import { bundledPlugins } from "floe-cli/bundled-plugins";
import type { BundledPlugin } from "floe-core";
import {
  at,
  definePlugin,
  type GenerateContext,
  materializeJson,
  outputPath,
  type Plugin,
  pluginContractVersion,
  renderYaml,
} from "floe-core/plugin";
import { memoryProject } from "floe-core/testing";
import { expect, test } from "vitest";
import * as z from "zod";
import { smallManifest, smallProduct } from "../support/small-project.ts";

const config = z.strictObject({ url: z.string(), note: z.string().optional() });
type Config = z.output<typeof config>;

/** The settings of the ingestion that are passed on, with this plugin for it. */
async function passedOn(plugin: Plugin, options = "{url: x, note: mine}"): Promise<readonly string[]> {
  const floe = { contract: pluginContractVersion, kind: plugin.kind, name: plugin.name, module: "./index.js" };
  const own: BundledPlugin = { packageJson: { name: "floe-own", version: "1.0.0", floe }, load: () => plugin };
  const manifest = smallManifest(`  ${plugin.kind}: {type: own, config: ${options}}\n`);
  const files = { "manifest.yaml": manifest, "shop/floe.yaml": smallProduct() };
  const { diagnostics } = await memoryProject(files, { plugins: [...bundledPlugins, own] }).compile("shop/floe.yaml");
  return diagnostics.flatMap(({ code, setting = "" }) =>
    code === "config/passed-on" && setting.startsWith(`plugins.${plugin.kind}`) ? [setting] : [],
  );
}

const base = { kind: "ingestion", name: "own", config } as const;

test("an option that no reader claims is passed on", async () => {
  expect(await passedOn(definePlugin(base))).toEqual(["plugins.ingestion.config"]);
});

test("an option that the plugin's part at run time reads is live, with all that it holds", async () => {
  expect(await passedOn(definePlugin({ ...base, readAtRunTime: ["/url"] }))).toEqual(["plugins.ingestion.config.note"]);
});

test("a leaf of the artifact that a reader of the plugin claims is live", async () => {
  const reads = ["/plugins/ingestion/config/note"] as const;
  const readers = [{ name: "own-loader", output: "floe_target/compiled_artifacts.json", reads }];
  expect(await passedOn(definePlugin({ ...base, readers }))).toEqual(["plugins.ingestion.config.url"]);
});

test("a kind that only the Helm values have a place for is read there", async () => {
  const channel = { ...base, kind: "alert_channel", readAtRunTime: ["/url", "/note"] } as const;
  expect(await passedOn(definePlugin(channel))).toEqual([]);
});

test("a file of a plugin is read when the plugin says by whom", async () => {
  const files = ({ config: options, plugin: owner }: GenerateContext<Config>) => {
    const { value, trace } = materializeJson({ url: at(options, "url") });
    return [{ path: outputPath("own.yaml"), text: renderYaml(value), owner, trace }];
  };
  expect(await passedOn(definePlugin({ ...base, files }), "{url: x}")).toEqual(["plugins.ingestion.config"]);
  const readers = [{ name: "own-loader", output: "own.yaml", reads: ["/**"] as const }];
  expect(await passedOn(definePlugin({ ...base, files, readers }), "{url: x}")).toEqual([]);
});

test("a type that nobody provides is told with the name that was probably meant", async () => {
  const floe = { contract: "2", kind: "identity", name: "keycloak", module: "./index.js" };
  const keycloak = definePlugin({ kind: "identity", name: "keycloak", config });
  const own: BundledPlugin = { packageJson: { name: "floe-keycloak", version: "1.0.0", floe }, load: () => keycloak };
  const manifest = smallManifest("  identity: {type: keycloakk, config: {urll: x}}\n");
  const files = { "manifest.yaml": manifest, "shop/floe.yaml": smallProduct() };
  const { diagnostics } = await memoryProject(files, { plugins: [...bundledPlugins, own] }).compile("shop/floe.yaml");
  const found = diagnostics.find(({ setting }) => setting === "plugins.identity");
  expect(found?.message).toContain(
    "No plugin for the identity `keycloakk` is installed, so its options were not checked either.",
  );
  expect(found?.help).toBe("Did you mean `keycloak`?");
});
