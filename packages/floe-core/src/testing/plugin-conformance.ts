import * as z from "zod";
import { builtin } from "../origins/located.ts";
import { PluginBug } from "../plugins/call.ts";
import { type Plugin, pluginContractVersion } from "../plugins/contract.ts";
import { definePlugin } from "../plugins/define.ts";
import type { BundledPlugin } from "../plugins/discover.ts";
import { pluginKinds } from "../schemas/kinds.ts";
import { ComputeProfile } from "../schemas/manifest/profiles.ts";
import type { CompileResult } from "../stages/compile-project.ts";
import { readerFindings } from "./conformance/reader-findings.ts";
import { openOptions, schemaFindings } from "./conformance/schema-findings.ts";
import { selectionOf } from "./conformance/selection.ts";
import { watchedPlugin } from "./conformance/watched-plugin.ts";
import { memoryProject } from "./memory-project.ts";

/** What a plugin is tried out with. */
export interface ConformanceSubject {
  /** Options that the plugin accepts, as a user would write them; the more of them, the more is tried out. */
  readonly validConfig: Readonly<Record<string, unknown>>;
  /** Options of a second target of one product, where `betweenTargets` says how targets read each other's tables; those of
   *  `validConfig` when left out. */
  readonly otherConfig?: Readonly<Record<string, unknown>>;
  /** The content of the plugin's package.json, when its metadata is to be checked too. */
  readonly packageJson?: unknown;
}

/** What a plugin does that floe's contract does not allow; nothing when it conforms. Its schema is closed and
 *  described; its hooks are pure, change no input and give safe paths and traced values; no secret in plain text gets
 *  into an output; for each option somebody is named who reads it. Tries it out in a compile of its own, in memory, without the command's time limits: a hook that never
 *  returns never lets the test end. */
export async function conformanceFindings(plugin: Plugin, subject: ConformanceSubject): Promise<readonly string[]> {
  const findings = new Set<string>([
    ...namingFindings(plugin, subject.packageJson),
    ...schemaFindings(plugin.config),
    ...unknownKeyFindings(plugin, subject.validConfig),
  ]);
  const { artifacts, diagnostics } = await tryOut(plugin, { config: subject.validConfig }, findings);
  for (const { severity, code, message } of diagnostics) {
    if (severity !== "error" && code !== "config/unused-key") continue;
    findings.add(`the valid config is not accepted: ${code}: ${message}`);
  }
  if (artifacts !== undefined) {
    for (const finding of readerFindings(plugin, { artifacts, diagnostics })) findings.add(finding);
  }
  if (artifacts !== undefined) for (const finding of await secretFindings(plugin, subject)) findings.add(finding);
  if (artifacts !== undefined) for (const finding of await betweenFindings(plugin, subject)) findings.add(finding);
  return [...findings];
}

/** Compiles a product that runs on two targets of the plugin, where it says how they read each other's tables. */
async function betweenFindings(plugin: Plugin, subject: ConformanceSubject): Promise<readonly string[]> {
  if (plugin.kind !== "compute" || plugin.betweenTargets === undefined) return [];
  // Profiles of manifest.yaml take some types only; of any other no product has two targets.
  if (!ComputeProfile.shape.type.safeParse(plugin.name).success) return [];
  const { validConfig: config, otherConfig } = subject;
  const findings = new Set<string>();
  const { diagnostics } = await tryOut(plugin, { config, other: otherConfig ?? config }, findings);
  // A plugin may well refuse two targets with the same options.
  const refused = otherConfig === undefined ? [] : diagnostics.filter(({ severity }) => severity === "error");
  for (const { code, message } of refused) findings.add(`two targets are not accepted: ${code}: ${message}`);
  return [...findings];
}

function namingFindings(plugin: Plugin, packageJson: unknown): readonly string[] {
  const findings: string[] = [];
  if (!pluginKinds.some((kind) => kind === plugin.kind)) findings.push(`\`${plugin.kind}\` is no kind of plugin`);
  if (!/^[a-z][a-z0-9_-]{0,62}$/u.test(plugin.name)) findings.push(`\`${plugin.name}\` cannot be written as a type`);
  if (packageJson === undefined) return findings;
  const expected = z.object({ floe: z.object({ kind: z.literal(plugin.kind), name: z.literal(plugin.name) }) });
  if (!expected.safeParse(packageJson).success)
    findings.push(`package.json does not announce the ${plugin.kind} \`${plugin.name}\` under "floe"`);
  return findings;
}

function unknownKeyFindings(plugin: Plugin, validConfig: ConformanceSubject["validConfig"]): readonly string[] {
  const accepted = plugin.config.safeParse({ ...validConfig, no_option_has_this_name: 1 }).success;
  return accepted ? ["an unknown option is accepted: make the schema of `config` a z.strictObject"] : [];
}

const secret = "plain-text-of-a-secret";

/** Puts a secret in plain text wherever the schema takes free keys, and looks for it in the outputs. */
async function secretFindings(plugin: Plugin, { validConfig }: ConformanceSubject): Promise<readonly string[]> {
  const findings = new Set<string>();
  for (const option of openOptions(plugin.config)) {
    const given = validConfig[option];
    const table = typeof given === "object" && given !== null ? given : {};
    const { files } = await tryOut(
      plugin,
      { config: { ...validConfig, [option]: { ...table, probe_password: secret } } },
      findings,
    );
    for (const { path, text } of files) {
      if (text.includes(secret)) findings.add(`a secret in plain text under \`${option}\` is written to ${path}`);
    }
  }
  return [...findings];
}

type Attempt = Pick<CompileResult, "artifacts" | "files" | "diagnostics">;

interface TriedConfigs {
  readonly config: Readonly<Record<string, unknown>>;
  /** Those of a second target. */
  readonly other?: Readonly<Record<string, unknown>>;
}

/** Compiles a small product on a platform with the plugin. */
async function tryOut(plugin: Plugin, { config, other }: TriedConfigs, findings: Set<string>): Promise<Attempt> {
  const selected = { [plugin.kind]: selectionOf(plugin, config) };
  const metadata = { name: "conformance", version: "1.0.0" };
  const manifest = {
    apiVersion: "floe.dev/v1",
    kind: "Manifest",
    metadata: { ...metadata, owner: "floe" },
    plugins: { compute: { type: "stand-in" }, orchestrator: { type: "stand-in" }, ...selected },
    ...(other === undefined ? {} : { profiles: { compute: { other: { type: plugin.name, properties: other } } } }),
  };
  const transforms = [{ name: "orders" }, ...(other === undefined ? [] : [{ name: "reports", compute: "other" }])];
  const outputPorts = [{ name: "orders", schema: promisedColumns }];
  const product = { apiVersion: "floe.dev/v1", kind: "FloeSpec", metadata, transforms, outputPorts };
  const files = { "manifest.yaml": yaml(manifest), "floe.yaml": yaml(product) };
  const plugins = [
    bundled(watchedPlugin(plugin, findings)),
    ...standIns.filter(({ kind }) => kind !== plugin.kind).map(bundled),
  ];
  try {
    const project = memoryProject(files, { plugins });
    return await project.compile("floe.yaml", { manifestPath: "/project/manifest.yaml" });
  } catch (error) {
    if (!(error instanceof PluginBug)) throw error;
    findings.add(error.message);
    return { artifacts: undefined, files: [], diagnostics: [] };
  }
}

// A key, a number that says something, and a person.
const promisedColumns = [
  { name: "number", type: "integer", primaryKey: true },
  { name: "amount", type: "decimal" },
  { name: "customer", type: "string", classification: "pii" },
];

// JSON is YAML.
function yaml(value: unknown): string {
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
    readAtRunTime: ["/schedule", "/compute", "/product", "/dbt", "/alert_channel"],
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
