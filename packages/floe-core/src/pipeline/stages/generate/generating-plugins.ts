import type { GenerateContext, Plugin } from "../../../plugins/contract.ts";
import { frozen } from "../../../plugins/frozen.ts";
import type { PluginId } from "../../../source/origin.ts";
import type { CompiledProject } from "../compile/compiled-project.ts";
import type { Options } from "../resolve/resolved-project.ts";

/** A selected plugin that has code, with the options that it accepted. */
export interface GeneratingPlugin {
  readonly plugin: Plugin;
  readonly owner: { readonly id: PluginId; readonly bugPage: string | undefined };
  readonly options: Options;
}

/** The selected plugins that have code, in the order of their kinds. */
export function generatingPlugins({ platform }: CompiledProject): readonly GeneratingPlugin[] {
  return [...platform.plugins.values()].flatMap(({ loaded, options }) => {
    if (loaded === undefined || options === undefined) return [];
    const { candidate, plugin } = loaded;
    return [{ plugin, owner: { id: candidate.id, bugPage: candidate.bugPage }, options }];
  });
}

/** What a plugin's generators are given. */
export function generateContext(
  project: CompiledProject,
  { owner, options }: GeneratingPlugin,
): GenerateContext<unknown> {
  const { identity, artifacts } = project;
  return { config: options, plugin: owner.id, product: identity, artifacts: frozen(artifacts.value) };
}
