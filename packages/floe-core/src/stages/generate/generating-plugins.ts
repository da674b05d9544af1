import type { Options } from "../../plugins/check-options.ts";
import type { GenerateContext } from "../../plugins/contract.ts";
import { frozen } from "../../plugins/frozen.ts";
import type { LoadedPlugin } from "../../plugins/load.ts";
import type { CompiledProject } from "../../project/compiled-project.ts";
import { neededSecrets } from "../../project/needed-secrets.ts";

/** A selected plugin that has code, with the options that it accepted. */
export interface GeneratingPlugin {
  readonly loaded: LoadedPlugin;
  readonly options: Options;
}

/** The selected plugins that have code, in the order of their kinds. */
export function generatingPlugins({ platform }: CompiledProject): readonly GeneratingPlugin[] {
  return [...platform.plugins.values()].flatMap(({ loaded, options }) => {
    return loaded === undefined || options === undefined ? [] : [{ loaded, options }];
  });
}

/** What a plugin's generators are given. */
export function generateContext(
  project: CompiledProject,
  { loaded, options }: GeneratingPlugin,
): GenerateContext<unknown> {
  const { identity, artifacts } = project;
  return {
    config: options,
    plugin: loaded.candidate.id,
    product: identity,
    artifacts: frozen(artifacts.value),
    neededSecrets: neededSecrets(project),
  };
}
