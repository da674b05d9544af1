import type { z } from "zod";
import { validate } from "../../checking/check-schema.ts";
import type { StandIns } from "../../checking/leave-out.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { type Located, nodeOf, placeOf, refined } from "../../origins/located.ts";
import { callHook } from "../../plugins/call.ts";
import type { PluginCandidate } from "../../plugins/discover.ts";
import { frozen } from "../../plugins/frozen.ts";
import { findingResults } from "../../plugins/hook-results.ts";
import { type LoadedPlugin, loadPlugin } from "../../plugins/load.ts";
import { pluginDiagnostics } from "../../plugins/problems.ts";
import type { Options, SelectedPlugin } from "../../project/resolved-project.ts";
import { resolveDiagnostics } from "../../rules/platform/problems.ts";
import type { PluginKind } from "../../schemas/kinds.ts";
import { S3StorageConfig } from "../../schemas/manifest/storage.ts";
import { didYouMean } from "../../text/did-you-mean.ts";
import { isTable } from "../../text/is-table.ts";
import { dotted } from "../../text/pointer.ts";
import type { Span } from "../../text/span.ts";
import type { YamlNode } from "../../yaml/node.ts";
import { mapsWithin } from "../../yaml/read-node.ts";
import type { StageContext } from "../stage.ts";
import type { WantedPlugin } from "./wanted-plugins.ts";

// floe cannot compile without these; the other kinds are carried to whoever reads the artifact.
const needsPlugin: ReadonlySet<PluginKind> = new Set(["compute", "orchestrator", "catalog"]);

/** Runs the code of the plugin that a selection wants, and checks the options with its schema. */
export async function loadSelected(
  wanted: WantedPlugin,
  candidates: readonly PluginCandidate[],
  context: StageContext,
  diagnostics: Diagnostic[],
): Promise<SelectedPlugin | undefined> {
  if (wanted.kind === "storage") return typedStorage(wanted, diagnostics);
  const candidate = chooseCandidate(wanted, candidates, diagnostics);
  if (candidate === undefined) return needsPlugin.has(wanted.kind) ? undefined : { ...wanted, loaded: undefined };
  const tools = { host: context.host, runtime: context.plugins.runtime, span: placeOf(wanted.type) };
  const loaded = await loadPlugin(candidate, tools);
  diagnostics.push(...loaded.diagnostics);
  if (loaded.value === undefined) return undefined;
  const options = checkOptions(wanted, loaded.value, diagnostics);
  return { ...wanted, options, loaded: loaded.value };
}

function chooseCandidate(
  { kind, type }: WantedPlugin,
  candidates: readonly PluginCandidate[],
  diagnostics: Diagnostic[],
): PluginCandidate | undefined {
  const ofKind = candidates.filter((candidate) => candidate.kind === kind);
  const [first, second] = ofKind.filter(({ name }) => name === type.value);
  if (first !== undefined && second !== undefined) {
    const packages = [first.id.package, second.id.package];
    diagnostics.push(pluginDiagnostics["two-packages"]({ kind, type: type.value, packages }, placeOf(type)));
    // Neither of the two was selected, so the code of neither runs.
    return undefined;
  }
  if (first === undefined && needsPlugin.has(kind)) {
    const installed = ofKind.map(({ name }) => name);
    const packageName = `floe-${kind.replaceAll("_", "-")}-${type.value}`;
    const parameters = {
      kind,
      type: type.value,
      packageName,
      installed,
      suggestion: didYouMean(type.value, installed),
    };
    diagnostics.push(pluginDiagnostics.missing(parameters, placeOf(type)));
  }
  return first;
}

function checkOptions(wanted: WantedPlugin, loaded: LoadedPlugin, diagnostics: Diagnostic[]): Options {
  const { plugin } = loaded;
  const validation = callHook(loaded, "config", () => validateOptions(wanted, plugin.config, plugin.standIns));
  diagnostics.push(...validation.diagnostics);
  const config = validation.value ?? wanted.options ?? refined(wanted.type, {});
  frozen(config.value);
  if (validation.value !== undefined) {
    const findings = callHook(loaded, "check", () =>
      plugin.check === undefined ? [] : findingResults(plugin.check({ config })),
    );
    diagnostics.push(...findings.filter((finding) => !isAboutWhatIsWrong(finding, config, validation.diagnostics)));
  }
  return config;
}

// What the schema refused was left out of the options; that it is missing now is only an echo. What the options lack as
// a whole may be what was misspelt in them.
function isAboutWhatIsWrong({ span }: Diagnostic, config: Options, errors: readonly Diagnostic[]): boolean {
  if (span === undefined || errors.length === 0) return false;
  if (span.start === placeOf(config)?.start) return true;
  const end = endOfSection(nodeOf(config), span) ?? span.end;
  return errors.some(({ span: wrong }) => wrong !== undefined && span.start <= wrong.start && wrong.start < end);
}

/** Where the section ends whose key stands at a place. */
function endOfSection(node: YamlNode | undefined, { start }: Span): number | undefined {
  for (const { map } of node === undefined ? [] : mapsWithin(node)) {
    for (const { keySpan, value } of map.entries.values()) if (keySpan.start === start) return value.span.end;
  }
  return undefined;
}

function typedStorage(wanted: WantedPlugin, diagnostics: Diagnostic[]): SelectedPlugin | undefined {
  if (wanted.type.value !== "s3") {
    diagnostics.push(resolveDiagnostics["storage-unsupported"]({ type: wanted.type.value }, placeOf(wanted.type)));
    return undefined;
  }
  const validation = validateOptions(wanted, S3StorageConfig);
  diagnostics.push(...validation.diagnostics);
  return { ...wanted, options: validation.value ?? wanted.options, loaded: undefined };
}

/** Options against a schema, with findings inside the user's file. Without options the selection itself is the place
 *  to point at. */
function validateOptions(
  { kind, type, options, optionsMisread }: WantedPlugin,
  schema: z.ZodType,
  standIns: StandIns = {},
): { readonly value: Options | undefined; readonly diagnostics: readonly Diagnostic[] } {
  const place: Located<unknown> = options ?? type;
  const span = placeOf(place);
  if (span === undefined || optionsMisread === true) return { value: options, diagnostics: [] };
  const { origin } = place;
  const pointer = options !== undefined && origin.kind === "source" ? dotted(origin.pointer) : `plugins.${kind}.config`;
  const subject = { schema, root: optionNodes(options, span), rootKey: span, name: `\`${pointer}\`` };
  // Where there are no options at all, `check` could only say once more that they are missing.
  const { value, diagnostics } = validate(subject, options === undefined ? {} : { standIns });
  return { value: isTable(value) ? refined(place, value) : undefined, diagnostics };
}

// A profile's `type` stands among its options and is none.
function optionNodes(options: Options | undefined, span: Span): YamlNode {
  const node = options === undefined ? undefined : nodeOf(options);
  if (options === undefined || node?.kind !== "map") return { kind: "map", span, entries: new Map() };
  return { ...node, entries: new Map([...node.entries].filter(([key]) => key in options.value)) };
}
