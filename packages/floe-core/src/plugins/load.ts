import type { Rule } from "../checking/rule.ts";
import { failed, type Outcome, ok } from "../diagnostics/outcome.ts";
import type { Host } from "../host/host.ts";
import type { Reader } from "../outputs/readers/reader.ts";
import type { Span } from "../text/span.ts";
import { callHook, PluginBug, timeLimit } from "./call.ts";
import { type CheckContext, type Plugin, pluginContractVersion } from "./contract.ts";
import type { PluginCandidate } from "./discover.ts";
import { ruleResults } from "./hook-results.ts";
import type { PluginRuntime } from "./plugin-runtime.ts";
import { pluginDiagnostics } from "./problems.ts";
import { readersOfPlugin } from "./reader-results.ts";
import { type CallWithin, callWithoutLimit, loadSeconds } from "./time-limit.ts";

/** A plugin whose code has run, and which package it is. */
export interface LoadedPlugin {
  readonly candidate: PluginCandidate;
  readonly plugin: Plugin;
  /** Who reads the outputs. Read once, here: what stands in somebody else's object may be a getter. */
  readonly readers: readonly Reader[];
  /** What is asked of its options; read once, likewise. */
  readonly rules: readonly Rule<CheckContext<unknown>>[];
  /** How its hooks are called: with a time limit, unless it came with the command. */
  readonly callWithin: CallWithin;
}

/** What running somebody else's code takes. */
export interface LoadTools {
  readonly host: Host;
  readonly runtime: PluginRuntime;
  readonly span: Span | undefined;
}

/** Runs the code of a selected plugin. `span` is where manifest.yaml selects it. */
export async function loadPlugin(candidate: PluginCandidate, tools: LoadTools): Promise<Outcome<LoadedPlugin>> {
  const packageName = candidate.id.package;
  if (!fits(candidate.contract)) {
    const parameters = { packageName, wanted: candidate.contract, ours: pluginContractVersion };
    return failed([pluginDiagnostics["contract-mismatch"](parameters, tools.span)]);
  }
  if (candidate.code.kind === "bundled") return ok(loadedPlugin(candidate, candidate.code.load(), callWithoutLimit));
  const path = modulePath(tools.host, candidate.code);
  if (path === "outside") return failed([pluginDiagnostics["outside-package"]({ packageName }, tools.span)]);
  const { module } = candidate.code;
  const plugin =
    path === undefined ? "its module is not there." : await importPlugin(candidate, { path, module }, tools);
  if (typeof plugin !== "string") return ok(loadedPlugin(candidate, plugin, tools.runtime.callWithin));
  return failed([pluginDiagnostics["no-plugin-export"]({ packageName, problem: plugin }, tools.span)]);
}

function loadedPlugin(candidate: PluginCandidate, plugin: Plugin, callWithin: CallWithin): LoadedPlugin {
  const readers = callHook({ candidate, callWithin }, "readers", () => readersOfPlugin(plugin, candidate.id.package));
  const rules = callHook({ candidate, callWithin }, "rules", () => ruleResults(plugin.rules ?? []));
  return { candidate, plugin, readers, rules, callWithin };
}

/** Whether a plugin's contract is ours: the same major, and nothing newer than we have. The metadata's schema has made
 *  sure that these are numbers; a range of `semver` would cost a tenth of a compile. */
function fits(contract: string): boolean {
  const [major, minor = 0] = contract.split(".").map(Number);
  const [ourMajor, ourMinor = 0] = pluginContractVersion.split(".").map(Number);
  return major === ourMajor && minor <= ourMinor;
}

async function importPlugin(
  candidate: PluginCandidate,
  code: { readonly path: string; readonly module: string },
  { runtime: { importModule, callWithin } }: LoadTools,
): Promise<Plugin | string> {
  let exported: unknown;
  try {
    exported = await importModule(code.path, timeLimit(candidate, code.module, loadSeconds));
  } catch (error) {
    if (error instanceof PluginBug) throw error;
    return `its module does not load: ${error instanceof Error ? error.message : String(error)}.`;
  }
  return callHook({ candidate, callWithin }, code.module, () => announcedPlugin(candidate, exported));
}

/** The plugin that a module exports, or what is wrong with it. */
function announcedPlugin({ kind, name }: PluginCandidate, exported: unknown): Plugin | string {
  const plugin = exportedPlugin(exported);
  if (plugin === undefined) return "its module exports no `plugin`.";
  if (plugin.kind === kind && plugin.name === name) return plugin;
  return `it announces ${kind} \`${name}\` and exports ${plugin.kind} \`${plugin.name}\`.`;
}

function modulePath(host: Host, code: { readonly directory: string; readonly module: string }): string | undefined {
  const directory = host.realPath(code.directory);
  const path = host.realPath(`${code.directory}/${code.module}`);
  if (directory === undefined || path === undefined) return undefined;
  return path.startsWith(`${directory}/`) ? path : "outside";
}

function exportedPlugin(module: unknown): Plugin | undefined {
  const plugin = isObject(module) ? module["plugin"] : undefined;
  if (!isObject(plugin) || typeof plugin["kind"] !== "string" || typeof plugin["name"] !== "string") return undefined;
  return isObject(plugin["config"]) && "_zod" in plugin["config"] ? asPlugin(plugin) : undefined;
}

// Kind, name and schema were just checked; the hooks are called through `callHook`, which blames the plugin.
function asPlugin(plugin: object): Plugin {
  return plugin as Plugin;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
