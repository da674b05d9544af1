import { exampleValue } from "../checking/example-value.ts";
import { type SchemaRow, schemaRows } from "../checking/schema-rows.ts";
import { failed, type Outcome, ok } from "../diagnostics/outcome.ts";
import { callHook } from "../plugins/call.ts";
import type { DbtAdapter } from "../plugins/contract.ts";
import type { Discovery, PluginCandidate } from "../plugins/discover.ts";
import { loadPlugin } from "../plugins/load.ts";
import type { StageContext } from "./stage.ts";

/** What a plugin takes, as it says it itself. */
export interface PluginDescription {
  readonly candidate: PluginCandidate;
  /** Each option under `config`, in the order of its schema. */
  readonly options: readonly SchemaRow[];
  /** The adapter of dbt that a compute plugin needs. */
  readonly dbtAdapter: DbtAdapter | undefined;
  /** Options that select it: those that have to be there. */
  readonly example: unknown;
}

/** Loads one plugin that somebody asked about by name, under the rules of a selected one, and says what it takes. */
export async function describePlugin(
  candidate: PluginCandidate,
  { bounds }: Discovery,
  { host, plugins }: StageContext,
): Promise<Outcome<PluginDescription>> {
  const tools = { host, runtime: plugins.runtime, span: undefined, bounds };
  const { value: loaded, diagnostics } = await loadPlugin(candidate, tools);
  if (loaded === undefined) return failed(diagnostics);
  const { plugin, dbtAdapter } = loaded;
  return callHook(loaded, "config", () => {
    const options = schemaRows(plugin.config);
    return ok({ candidate, options, dbtAdapter, example: exampleValue(plugin.config) }, diagnostics);
  });
}
