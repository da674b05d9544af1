import type { Rule } from "../checking/rule.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { failed, type Outcome, ok } from "../diagnostics/outcome.ts";
import { distrustRemedy, distrustWords } from "../host/distrust-words.ts";
import type { Host } from "../host/host.ts";
import { joinPath, shownPath } from "../host/paths.ts";
import type { SearchBounds } from "../host/search-bounds.ts";
import type { Reader } from "../outputs/readers/reader.ts";
import { display } from "../secrets/display.ts";
import type { IdentifierFolding } from "../text/folded-name.ts";
import type { Span } from "../text/span.ts";
import { thrownText } from "../text/thrown-text.ts";
import { isInRange } from "../text/version-range.ts";
import { callHook, isPluginBug, timeLimit } from "./call.ts";
import {
  type BetweenTargets,
  type CheckContext,
  type DbtAdapter,
  type Plugin,
  type PythonSide,
  pluginContractVersion,
} from "./contract.ts";
import type { PluginCandidate } from "./discover.ts";
import { betweenResult, foldingResult, ruleResults } from "./hook-results.ts";
import type { PluginRuntime } from "./plugin-runtime.ts";
import { pluginDiagnostics } from "./problems.ts";
import { readersOfPlugin } from "./reader-results.ts";
import { adapterResult, pythonResult } from "./requirement-results.ts";
import { strangersCode } from "./strangers-code.ts";
import { type CallWithin, callWithoutLimit, loadSeconds } from "./time-limit.ts";

/** A plugin whose code has run, and which package it is. */
export interface LoadedPlugin {
  readonly candidate: PluginCandidate;
  readonly plugin: Plugin;
  /** Who reads the outputs. Read once, here: what stands in somebody else's object may be a getter. */
  readonly readers: readonly Reader[];
  /** What is asked of its options; read once, likewise. */
  readonly rules: readonly Rule<CheckContext<unknown>>[];
  /** How the engine of a compute plugin tells names apart; without meaning for other kinds. */
  readonly identifierFolding: IdentifierFolding;
  /** The adapter of dbt that a compute plugin names. */
  readonly dbtAdapter: DbtAdapter | undefined;
  /** Its part in Python. */
  readonly python: PythonSide | undefined;
  /** How its targets read each other's tables, as far as a compute plugin says. */
  readonly betweenTargets: BetweenTargets<unknown> | undefined;
  /** How its hooks are called: with a time limit, unless it came with the command. */
  readonly callWithin: CallWithin;
}

/** What running somebody else's code takes. */
export interface LoadTools {
  readonly host: Host;
  readonly runtime: PluginRuntime;
  readonly span: Span | undefined;
  /** Whose code may run. */
  readonly bounds: SearchBounds;
}

/** Runs the code of a selected plugin. `span` is where manifest.yaml selects it. */
export async function loadPlugin(candidate: PluginCandidate, tools: LoadTools): Promise<Outcome<LoadedPlugin>> {
  const packageName = candidate.id.package;
  const unfit = contractFinding(candidate, tools.span);
  if (unfit !== undefined) return failed([unfit]);
  if (candidate.code.kind === "bundled") return ok(loadedPlugin(candidate, candidate.code.load(), callWithoutLimit));
  const found = moduleOf(tools.host, candidate.code);
  if (found === "outside") return failed([pluginDiagnostics["outside-package"]({ packageName }, tools.span)]);
  const refused = found && untrustedCode(candidate, found, tools);
  if (refused !== undefined) return failed([refused]);
  const { module } = candidate.code;
  const plugin =
    found === undefined
      ? "its module is not there."
      : await importPlugin(candidate, { path: found.module, module }, tools);
  if (typeof plugin !== "string") return ok(loadedPlugin(candidate, plugin, tools.runtime.callWithin));
  return failed([pluginDiagnostics["no-plugin-export"]({ packageName, problem: plugin }, tools.span)]);
}

/** What forbids to run a module: it was judged a moment ago when it was found, and is judged again with all that it reaches. */
function untrustedCode(
  { id }: PluginCandidate,
  found: { readonly directory: string; readonly module: string },
  { host, runtime, span, bounds }: LoadTools,
): Diagnostic | undefined {
  const folders = (runtime.otherFolders?.() ?? []).map((folder) => joinPath(host.workingDirectory, folder));
  const stranger = strangersCode(host, { ...found, otherFolders: folders }, bounds);
  if (stranger === undefined) return undefined;
  const shown = (path: string): string => display(shownPath(path, host.workingDirectory));
  const { path, openHolder, isOwn, distrust } = stranger;
  const reason =
    openHolder === undefined
      ? distrustWords(distrust)
      : `everybody may write to \`${shown(openHolder)}\`, in which that stands`;
  const remedy =
    openHolder === undefined
      ? distrustRemedy({ path: shown(path), distrust })
      : `Remove \`${shown(path)}\`, or move the project to a folder that not everybody may write to.`;
  const parameters = { packageName: id.package, path: shown(path), isOwn, reason, remedy };
  return pluginDiagnostics["untrusted-code"](parameters, span);
}

function loadedPlugin(candidate: PluginCandidate, plugin: Plugin, callWithin: CallWithin): LoadedPlugin {
  const readers = callHook({ candidate, callWithin }, "readers", () => readersOfPlugin(plugin, candidate.id.package));
  const rules = callHook({ candidate, callWithin }, "rules", () => ruleResults(plugin.rules ?? []));
  const identifierFolding = callHook({ candidate, callWithin }, "identifierFolding", () =>
    foldingResult(plugin.kind === "compute" ? plugin.identifierFolding : undefined),
  );
  const dbtAdapter = callHook({ candidate, callWithin }, "dbtAdapter", () =>
    adapterResult(plugin.kind === "compute" ? plugin.dbtAdapter : undefined),
  );
  const betweenTargets = callHook({ candidate, callWithin }, "betweenTargets", () =>
    betweenResult(plugin.kind === "compute" ? plugin.betweenTargets : undefined),
  );
  const python = callHook({ candidate, callWithin }, "python", () => pythonResult(plugin.python));
  return { candidate, plugin, readers, rules, identifierFolding, dbtAdapter, python, betweenTargets, callWithin };
}

function contractFinding({ id, contract }: PluginCandidate, span: Span | undefined): Diagnostic | undefined {
  const packageName = id.package;
  const isFitting = fits(contract);
  if (isFitting === true) return undefined;
  if (isFitting === false) {
    const parameters = { packageName, wanted: contract, ours: pluginContractVersion };
    return pluginDiagnostics["contract-mismatch"](parameters, span);
  }
  const problem = `contract: \`${contract}\` is no version and no range of versions.`;
  return { ...pluginDiagnostics["metadata-invalid"]({ packageName, problem }, span), severity: "error" };
}

/** Whether a plugin's contract is ours. A number means what `^` before it would: the same major, and nothing newer than we have; it
 *  is compared without `semver`, which would cost a tenth of a compile. `undefined` when it is neither a number nor a range. */
function fits(contract: string): boolean | undefined {
  if (!/^\d+(?:\.\d+){0,2}$/u.test(contract)) return isInRange(pluginContractVersion, contract);
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
    if (isPluginBug(error)) throw error;
    const reason = callHook({ candidate, callWithin }, code.module, () => thrownText(error).replace(/\.$/u, ""));
    return `its module does not load: ${reason}.`;
  }
  return callHook({ candidate, callWithin }, code.module, () => announcedPlugin(candidate, exported));
}

/** The announced plugin among those that a module exports, or what is wrong with it. */
function announcedPlugin({ kind, name }: PluginCandidate, exported: unknown): Plugin | string {
  const plugins = exportedPlugins(exported);
  const plugin = plugins.find((each) => each.kind === kind && each.name === name);
  if (plugin !== undefined) return plugin;
  if (plugins.length === 0) return "its module exports no `plugin`.";
  const names = plugins.map((each) => `${each.kind} \`${each.name}\``);
  return `it announces ${kind} \`${name}\` and exports ${names.join(", ")}.`;
}

/** Where the module of a package really lies, and the package. */
function moduleOf(
  host: Host,
  code: { readonly directory: string; readonly module: string },
): { readonly directory: string; readonly module: string } | "outside" | undefined {
  const directory = host.realPath(code.directory);
  const module = host.realPath(`${code.directory}/${code.module}`);
  if (directory === undefined || module === undefined) return undefined;
  if (!module.startsWith(`${directory}/`)) return "outside";
  // Of a folder, Node would take the file that a package.json in it names, wherever that leads.
  const status = host.status(module);
  return status.kind === "done" && status.value.kind === "file" ? { directory, module } : undefined;
}

/** What stands under `plugin`, and in the list `plugins`, of a module that has several. */
function exportedPlugins(module: unknown): readonly Plugin[] {
  if (!isObject(module)) return [];
  const listed = module["plugins"];
  const all: readonly unknown[] = [module["plugin"], ...(Array.isArray(listed) ? listed : [])];
  return all.flatMap((each) => (isPluginLike(each) ? [asPlugin(each)] : []));
}

function isPluginLike(plugin: unknown): plugin is object {
  if (!isObject(plugin) || typeof plugin["kind"] !== "string" || typeof plugin["name"] !== "string") return false;
  return isObject(plugin["config"]) && "_zod" in plugin["config"];
}

// Kind, name and schema were just checked; the hooks are called through `callHook`, which blames the plugin.
function asPlugin(plugin: object): Plugin {
  return plugin as Plugin;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
