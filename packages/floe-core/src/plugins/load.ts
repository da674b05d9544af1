import { failed, type Outcome, ok } from "../diagnostics/outcome.ts";
import type { Host } from "../host/host.ts";
import type { Span } from "../text/span.ts";
import { type Plugin, pluginContractVersion } from "./contract.ts";
import type { PluginCandidate } from "./discover.ts";
import { pluginDiagnostics } from "./plugin-diagnostics.ts";

/** A plugin whose code has run, and which package it is. */
export interface LoadedPlugin {
  readonly candidate: PluginCandidate;
  readonly plugin: Plugin;
}

/** Imports a module by absolute path. The command hands this in: a bundle cannot import by itself. */
export type ImportModule = (path: string) => Promise<unknown>;

/** Runs the code of a selected plugin. `span` is where manifest.yaml selects it. */
export async function loadPlugin(
  candidate: PluginCandidate,
  tools: { readonly host: Host; readonly importModule: ImportModule; readonly span: Span | undefined },
): Promise<Outcome<LoadedPlugin>> {
  const packageName = candidate.id.package;
  if (!fits(candidate.contract)) {
    const parameters = { packageName, wanted: candidate.contract, ours: pluginContractVersion };
    return failed([pluginDiagnostics["contract-mismatch"](parameters, tools.span)]);
  }
  if (candidate.code.kind === "bundled") return ok({ candidate, plugin: candidate.code.load() });
  const path = modulePath(tools.host, candidate.code);
  if (path === "outside") return failed([pluginDiagnostics["outside-package"]({ packageName }, tools.span)]);
  const loaded =
    path === undefined ? "its module is not there." : await importPlugin(candidate, path, tools.importModule);
  if (typeof loaded !== "string") return ok({ candidate, plugin: loaded });
  return failed([pluginDiagnostics["no-plugin-export"]({ packageName, problem: loaded }, tools.span)]);
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
  path: string,
  importModule: ImportModule,
): Promise<Plugin | string> {
  let module: unknown;
  try {
    module = await importModule(path);
  } catch (error) {
    return `its module does not load: ${error instanceof Error ? error.message : String(error)}.`;
  }
  const plugin = exportedPlugin(module);
  if (plugin === undefined) return "its module exports no `plugin`.";
  if (plugin.kind === candidate.kind && plugin.name === candidate.name) return plugin;
  return `it announces ${candidate.kind} \`${candidate.name}\` and exports ${plugin.kind} \`${plugin.name}\`.`;
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
