import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { failed, type Outcome, ok } from "../../diagnostics/outcome.ts";
import { isRefused, placeOf } from "../../origins/located.ts";
import { callHook } from "../../plugins/call.ts";
import { checkOptions, type Options } from "../../plugins/check-options.ts";
import type { PluginCandidate } from "../../plugins/discover.ts";
import { frozen } from "../../plugins/frozen.ts";
import { findingResults } from "../../plugins/hook-results.ts";
import { type LoadedPlugin, loadPlugin } from "../../plugins/load.ts";
import { pluginDiagnostics } from "../../plugins/problems.ts";
import type { SelectedPlugin } from "../../project/resolved-project.ts";
import type { WantedPlugin } from "../../project/wanted-plugins.ts";
import { kindRow } from "../../schemas/kinds.ts";
import { S3StorageConfig } from "../../schemas/manifest/storage.ts";
import { didYouMean } from "../../text/did-you-mean.ts";
import type { StageContext } from "../stage.ts";

/** Runs the code of the plugin that a selection wants, and checks the options with its schema and its rules. */
export async function loadSelected(
  wanted: WantedPlugin,
  candidates: readonly PluginCandidate[],
  context: StageContext,
): Promise<Outcome<SelectedPlugin>> {
  const chosen = chooseCandidate(wanted, candidates);
  if (chosen.value === undefined) return withoutPlugin(wanted, candidates, chosen.diagnostics);
  const tools = { host: context.host, runtime: context.plugins.runtime, span: placeOf(wanted.type) };
  const { value: loaded, diagnostics } = await loadPlugin(chosen.value, tools);
  if (loaded === undefined) return failed(diagnostics);
  const options = callHook(loaded, "config", () => checkOptions(subjectOf(wanted, loaded.plugin.config)));
  if (options.value === undefined) return failed([...diagnostics, ...options.diagnostics]);
  if (!isRefused(options.value)) frozen(options.value.value);
  const findings = ruleFindings(loaded, options.value);
  return ok({ ...wanted, options: options.value, loaded }, [...diagnostics, ...options.diagnostics, ...findings]);
}

function chooseCandidate(
  { kind, type }: WantedPlugin,
  candidates: readonly PluginCandidate[],
): Outcome<PluginCandidate | undefined> {
  const ofKind = candidates.filter((candidate) => candidate.kind === kind);
  const [first, second] = ofKind.filter(({ name }) => name === type.value);
  // Neither of two was selected, so the code of neither runs.
  if (first !== undefined && second !== undefined) {
    const packages = [first.id.package, second.id.package];
    return failed([pluginDiagnostics["two-packages"]({ kind, type: type.value, packages }, placeOf(type))]);
  }
  if (first !== undefined || kindRow(kind).needsCode !== true) return ok(first);
  const installed = ofKind.map(({ name }) => name);
  const packageName = `floe-${kind.replaceAll("_", "-")}-${type.value}`;
  const suggestion = didYouMean(type.value, installed);
  const parameters = { kind, type: type.value, packageName, installed, suggestion };
  return failed([pluginDiagnostics.missing(parameters, placeOf(type))]);
}

/** A kind whose plugins are carried to whoever reads the artifact. Storage of the type `s3` has options that floe knows. */
function withoutPlugin(
  wanted: WantedPlugin,
  candidates: readonly PluginCandidate[],
  found: readonly Diagnostic[],
): Outcome<SelectedPlugin> {
  const { kind, type } = wanted;
  if (kindRow(kind).needsCode === true) return failed(found);
  const ofKind = candidates.filter((candidate) => candidate.kind === kind);
  const resembles = didYouMean(
    type.value,
    ofKind.map(({ name }) => name),
  );
  if (kind !== "storage") return ok({ ...wanted, loaded: undefined, resembles }, found);
  if (type.value !== "s3") return failed(found);
  const options = checkOptions(subjectOf(wanted, S3StorageConfig));
  return ok({ ...wanted, options: options.value, loaded: undefined }, [...found, ...options.diagnostics]);
}

function subjectOf(
  { kind, type, options, absentOptions: absent }: WantedPlugin,
  schema: Parameters<typeof checkOptions>[0]["schema"],
): Parameters<typeof checkOptions>[0] {
  return { schema, options, selectedBy: type, absent, place: `plugins.${kind}.config` };
}

function ruleFindings(loaded: LoadedPlugin, config: Options): readonly Diagnostic[] {
  return loaded.rules.flatMap((rule) =>
    callHook(loaded, `rules: ${rule.name}`, () => findingResults(rule.inspect({ config }).findings)),
  );
}
