import * as z from "zod";
import { builtin } from "../origins/located.ts";
import { type Plugin, pluginContractVersion } from "../plugins/contract.ts";
import { definePlugin } from "../plugins/define.ts";
import type { BundledPlugin } from "../plugins/discover.ts";
import type { CompileResult } from "../stages/compile-project.ts";
import { selectionOf } from "./conformance/selection.ts";
import { memoryProject } from "./memory-project.ts";

/** What came of a compile with a plugin. */
export type PluginTrial = Pick<CompileResult, "artifacts" | "files" | "diagnostics">;

/** Options to try a plugin with. */
export type PluginOptions = Readonly<Record<string, unknown>>;

/** Compiles a small product on a platform with the plugin, in memory, and writes nothing to a disk. What the platform cannot do
 *  without beside it does nothing. With `other` options, a second transform runs on a second target of the plugin. */
export async function tryPlugin(plugin: Plugin, config: PluginOptions, other?: PluginOptions): Promise<PluginTrial> {
  const files = { "manifest.yaml": manifestText(plugin, config, other), "floe.yaml": productText(other !== undefined) };
  const plugins = [bundled(plugin), ...standIns.filter(({ kind }) => kind !== plugin.kind).map(bundled)];
  return memoryProject(files, { plugins }).compile("floe.yaml", { manifestPath: "/project/manifest.yaml" });
}

const metadata = { name: "conformance", version: "1.0.0" };

function manifestText(plugin: Plugin, config: PluginOptions, other: PluginOptions | undefined): string {
  const selected = { [plugin.kind]: selectionOf(plugin, config) };
  return json({
    apiVersion: "floe.dev/v1",
    kind: "Manifest",
    metadata: { ...metadata, owner: "floe" },
    plugins: { compute: { type: "stand-in" }, orchestrator: { type: "stand-in" }, ...selected },
    ...(other === undefined ? {} : { profiles: { compute: { other: { type: plugin.name, properties: other } } } }),
  });
}

function productText(runsOnTwo: boolean): string {
  const transforms = [{ name: "orders" }, ...(runsOnTwo ? [{ name: "reports", compute: "other" }] : [])];
  const outputPorts = [{ name: "orders", schema: promisedColumns }];
  return json({ apiVersion: "floe.dev/v1", kind: "FloeSpec", metadata, transforms, outputPorts });
}

// A key, a number that says something, and a person.
const promisedColumns = [
  { name: "number", type: "integer", primaryKey: true },
  { name: "amount", type: "decimal" },
  { name: "customer", type: "string", classification: "pii" },
];

// JSON is YAML.
function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** What floe cannot compile without, doing nothing. */
const standIns: readonly Plugin[] = [
  definePlugin({
    kind: "compute",
    name: "stand-in",
    config: z.strictObject({}),
    dbtTarget: () => ({
      type: builtin("stand-in", "this engine runs nothing"),
      schema: builtin("shop", "tables stand in some schema"),
    }),
  }),
  definePlugin({
    kind: "orchestrator",
    name: "stand-in",
    config: z.strictObject({}),
    readAtRunTime: ["/schedule", "/compute", "/product", "/dbt", "/alert_channel", "/python_plugins"],
  }),
];

function bundled(plugin: Plugin): BundledPlugin {
  const [contract = "1"] = pluginContractVersion.split(".");
  const { kind, name } = plugin;
  const packageJson = {
    name: `floe-${kind}-${name}`,
    version: "1.0.0",
    floe: { contract, kind, name, module: "./x.js" },
  };
  return { packageJson, load: () => plugin };
}
