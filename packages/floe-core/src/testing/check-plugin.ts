import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { PluginBug } from "../plugins/call.ts";
import type { Plugin } from "../plugins/contract.ts";
import { kitDiagnostics } from "../plugins/kit-problems.ts";
import { pluginName } from "../plugins/plugin-name.ts";
import type { CallWithin } from "../plugins/time-limit.ts";
import { pluginKinds } from "../schemas/kinds.ts";
import { ComputeProfile } from "../schemas/manifest/profiles.ts";
import { codeFindings } from "./conformance/code-findings.ts";
import { isAnnounced } from "./conformance/is-announced.ts";
import { optionFindings } from "./conformance/option-findings.ts";
import { readerFindings } from "./conformance/reader-findings.ts";
import { openOptions, schemaFindings } from "./conformance/schema-findings.ts";
import { watchedPlugin } from "./conformance/watched-plugin.ts";
import { type PluginOptions, type PluginTrial, tryPlugin } from "./try-plugin.ts";

/** What a plugin is tried out with. */
export interface ConformanceSubject {
  /** Options that the plugin accepts, as a user would write them; the more of them, the more is tried out. */
  readonly validConfig: PluginOptions;
  /** Options of a second target of one product, where `betweenTargets` says how targets read each other's tables; those of
   *  `validConfig` when left out. */
  readonly otherConfig?: PluginOptions;
  /** The content of the plugin's package.json, when its metadata is to be checked too. */
  readonly packageJson?: unknown;
  /** Which options are tried with other values: all that there are, or none, since each takes a compile or more. */
  readonly otherValues?: "of-all" | "of-none";
  /** How hooks are called; without a limit when left out, so a hook that never returns never lets the test end. */
  readonly callWithin?: CallWithin;
}

/** What a plugin does that floe's contract does not allow, or that its users would miss; nothing when it conforms. Its schema is closed and
 *  described, its problems are explained; its hooks are pure, change no input and give safe paths and traced values; no secret in plain
 *  text gets into an output; each option changes a leaf that somebody is named for, and each name is for a leaf that there is. Tries it
 *  out in compiles of its own, in memory. */
export async function checkPlugin(plugin: Plugin, subject: ConformanceSubject): Promise<readonly Diagnostic[]> {
  const findings = new Findings();
  const { validConfig, callWithin } = subject;
  findings.add(...namingFindings(plugin, subject.packageJson), ...schemaFindings(plugin.config));
  findings.add(...codeFindings(plugin), ...unknownKeyFindings(plugin, validConfig));
  const trial = await watchedTrial(plugin, subject, findings);
  for (const { severity, code, message } of trial.diagnostics) {
    if (severity !== "error" && code !== "config/unused-key") continue;
    findings.add(kitDiagnostics["options-refused"]({ code, message }, undefined));
  }
  if (trial.artifacts === undefined) return findings.all();
  findings.add(...readerFindings(plugin, trial));
  if (subject.otherValues !== "of-none" && !hasUnsoundSchema(findings))
    findings.add(...(await optionFindings(plugin, validConfig, { trial, callWithin })));
  findings.add(...(await secretFindings(plugin, validConfig)));
  await tryTwoTargets(plugin, subject, findings);
  return findings.all();
}

/** Findings, each once, in the order in which they came. */
class Findings {
  readonly #found = new Map<string, Diagnostic>();

  add(...diagnostics: readonly Diagnostic[]): void {
    for (const each of diagnostics) {
      const key = `${each.code} ${each.message}`;
      if (!this.#found.has(key)) this.#found.set(key, each);
    }
  }

  all(): readonly Diagnostic[] {
    return [...this.#found.values()];
  }
}

// Of a schema that is open or no object, nothing can be said about single options.
function hasUnsoundSchema(findings: Findings): boolean {
  return findings.all().some(({ code }) => code === "plugin-kit/no-object" || code === "plugin-kit/open-schema");
}

function namingFindings(plugin: Plugin, packageJson: unknown): readonly Diagnostic[] {
  const { kind, name } = plugin;
  const isKind = pluginKinds.some((known) => known === kind);
  return [
    ...(isKind ? [] : [kitDiagnostics["unknown-kind"]({ kind }, undefined)]),
    ...(pluginName.test(name) ? [] : [kitDiagnostics["bad-type"]({ name }, undefined)]),
    ...(packageJson === undefined || isAnnounced(plugin, packageJson)
      ? []
      : [kitDiagnostics["not-announced"]({ kind, name }, undefined)]),
  ];
}

function unknownKeyFindings(plugin: Plugin, validConfig: PluginOptions): readonly Diagnostic[] {
  const accepted = plugin.config.safeParse({ ...validConfig, no_option_has_this_name: 1 }).success;
  return accepted ? [kitDiagnostics["open-schema"]({ place: "config" }, undefined)] : [];
}

const nothing: PluginTrial = { artifacts: undefined, files: [], diagnostics: [] };

/** Tries a plugin with each of its hooks watched, and adds what they do wrong. */
async function watchedTrial(
  plugin: Plugin,
  { validConfig, callWithin }: Pick<ConformanceSubject, "validConfig" | "callWithin">,
  findings: Findings,
  other?: PluginOptions,
): Promise<PluginTrial> {
  const add = (finding: Diagnostic): void => findings.add(finding);
  try {
    return await tryPlugin(watchedPlugin(plugin, { add, callWithin }), validConfig, other);
  } catch (error) {
    if (!(error instanceof PluginBug)) throw error;
    findings.add(kitDiagnostics["hook-failed"]({ message: error.message }, undefined));
    return nothing;
  }
}

const secret = "plain-text-of-a-secret";

/** Puts a secret in plain text wherever the schema takes free keys, and looks for it in the outputs. */
async function secretFindings(plugin: Plugin, validConfig: PluginOptions): Promise<readonly Diagnostic[]> {
  const findings: Diagnostic[] = [];
  for (const option of openOptions(plugin.config)) {
    const given = validConfig[option];
    const table = typeof given === "object" && given !== null ? given : {};
    const { files } = await tryPlugin(plugin, { ...validConfig, [option]: { ...table, probe_password: secret } });
    const leaking = files.filter(({ text }) => text.includes(secret));
    findings.push(...leaking.map(({ path }) => kitDiagnostics["secret-written"]({ option, path }, undefined)));
  }
  return findings;
}

/** Compiles a product that runs on two targets of the plugin, where it says how they read each other's tables. */
async function tryTwoTargets(plugin: Plugin, subject: ConformanceSubject, findings: Findings): Promise<void> {
  if (plugin.kind !== "compute" || plugin.betweenTargets === undefined) return;
  // Profiles of manifest.yaml take some types only; of any other no product has two targets.
  if (!ComputeProfile.shape.type.safeParse(plugin.name).success) return;
  const { validConfig, otherConfig } = subject;
  const { diagnostics } = await watchedTrial(plugin, subject, findings, otherConfig ?? validConfig);
  // A plugin may well refuse two targets with the same options.
  const refused = otherConfig === undefined ? [] : diagnostics.filter(({ severity }) => severity === "error");
  findings.add(...refused.map(({ code, message }) => kitDiagnostics["targets-refused"]({ code, message }, undefined)));
}
