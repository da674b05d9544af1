import { join } from "node:path";
import type { PluginRuntime } from "floe-core";
import type * as pluginCodeChunk from "./plugin-code.ts";
import type { PluginCode } from "./plugin-code.ts";
import type { PluginCodeTools } from "./plugin-code-tools.ts";

/** A runtime for plugins that is loaded with the first of them. */
export interface LatePluginCode {
  readonly runtime: PluginRuntime;
  /** What has been loaded so far. */
  readonly loaded: () => PluginCode | undefined;
}

/** The chunk is loaded by `require`, not from the code cache: an `import()` in a script from there fails on Node 20. */
export function latePluginCode(tools: PluginCodeTools): LatePluginCode {
  let loaded: PluginCode | undefined;
  const code = (): PluginCode => {
    loaded ??= asChunk(tools.require(join(tools.folder, "plugin-code.cjs"))).pluginCode(tools);
    return loaded;
  };
  return {
    runtime: {
      importModule: (path, limit) => code().importModule(path, limit),
      otherFolders: () => code().otherFolders?.() ?? [],
      callWithin: (limit, call) => code().callWithin(limit, call),
      hearSignals: () => loaded?.hearSignals(),
    },
    loaded: () => loaded,
  };
}

function asChunk(value: unknown): typeof pluginCodeChunk {
  return value as typeof pluginCodeChunk;
}
