import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { failed, type Outcome, ok } from "../../diagnostics/outcome.ts";
import { isRefused, marksOf, placeOf, refined } from "../../origins/located.ts";
import { withoutSecretTexts } from "../../origins/withhold.ts";
import { callHook } from "../../plugins/call.ts";
import { checkOptions, type Options } from "../../plugins/check-options.ts";
import type { CheckContext, LakeOfProduct, ProductIdentity } from "../../plugins/contract.ts";
import type { Discovery, PluginCandidate } from "../../plugins/discover.ts";
import { frozen } from "../../plugins/frozen.ts";
import { findingResults } from "../../plugins/hook-results.ts";
import { type LoadedPlugin, loadPlugin } from "../../plugins/load.ts";
import type { SelectedPlugin } from "../../project/resolved-project.ts";
import type { WantedPlugin } from "../../project/wanted-plugins.ts";
import { kindRow } from "../../schemas/kinds.ts";
import { storageConfig } from "../../schemas/manifest/storage-configs.ts";
import { didYouMean } from "../../text/did-you-mean.ts";
import type { StageContext } from "../stage.ts";
import { chooseCandidate } from "./choose-candidate.ts";

/** What there is to select from, and the product that it is selected for. */
export interface PluginOffer {
  readonly discovery: Discovery;
  readonly product: ProductIdentity | undefined;
  /** The catalog and the storage, for an engine. */
  readonly lake?: LakeOfProduct;
}

/** Runs the code of the plugin that a selection wants, and checks the options with its schema and its rules. */
export async function loadSelected(
  wanted: WantedPlugin,
  { discovery, product, lake = {} }: PluginOffer,
  context: StageContext,
): Promise<Outcome<SelectedPlugin>> {
  const chosen = chooseCandidate(wanted, discovery, context.host);
  if (chosen.value === undefined) return withoutPlugin(wanted, discovery.candidates, chosen.diagnostics);
  const { bounds } = discovery;
  const span = placeOf(wanted.packageName ?? wanted.type);
  const tools = { host: context.host, runtime: context.plugins.runtime, span, bounds };
  const { value: loaded, diagnostics: findings } = await loadPlugin(chosen.value, tools);
  const diagnostics = [...chosen.diagnostics, ...findings];
  if (loaded === undefined) return failed(diagnostics);
  const options = callHook(loaded, "config", () => checkOptions(subjectOf(wanted, loaded.plugin.config)));
  if (options.value === undefined) return failed([...diagnostics, ...options.diagnostics]);
  const config = isRefused(options.value) ? options.value : forHooks(options.value);
  const broken = ruleFindings(loaded, { config, ...(product === undefined ? {} : { product }), ...lake });
  return ok({ ...wanted, options: config, loaded }, [...diagnostics, ...options.diagnostics, ...broken]);
}

/** Options as the plugin's hooks and rules see them: nothing changes them, and no secret is in their texts. */
export function forHooks(options: Options): Options {
  const value = withoutSecretTexts(options.value);
  return refined(options, { value: frozen(asTable(value)), marks: marksOf(options) });
}

// A table stays one without its secrets.
function asTable(value: unknown): Options["value"] {
  return value as Options["value"];
}

/** A kind whose plugins are carried to whoever reads the artifact. Some kinds of storage have options that floe knows. */
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
  const schema = storageConfig(type.value);
  if (schema === undefined) return failed(found);
  const options = checkOptions(subjectOf(wanted, schema));
  return ok({ ...wanted, options: options.value, loaded: undefined }, [...found, ...options.diagnostics]);
}

function subjectOf(
  { kind, type, options, absentOptions: absent }: WantedPlugin,
  schema: Parameters<typeof checkOptions>[0]["schema"],
): Parameters<typeof checkOptions>[0] {
  return { schema, options, selectedBy: type, absent, place: `plugins.${kind}.config` };
}

function ruleFindings(loaded: LoadedPlugin, context: CheckContext<Options["value"]>): readonly Diagnostic[] {
  return loaded.rules.flatMap((rule) =>
    callHook(loaded, `rules: ${rule.name}`, () => findingResults(rule.inspect(context).findings)),
  );
}
