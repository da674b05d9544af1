import type { PluginRuntime, TimeLimit } from "floe-core";
import { callWithin } from "./call-within.ts";
import { errorDetail } from "./error-detail.ts";
import { importFolders } from "./import-folders.ts";
import { importWithin } from "./import-within.ts";
import { pending } from "./pending-call.ts";
import type { PluginCodeTools } from "./plugin-code-tools.ts";
import { hearSignals, leaveSignals } from "./plugin-signals.ts";
import { printAside } from "./print-aside.ts";

// Runs the code of plugins that did not come with the command. A plugin has every right of its user, so none of this
// stops malice: it ends what hangs by mistake, and says whose mistake that is. Loaded with the first such plugin.

/** The runtime for installed plugins. */
export interface PluginCode extends PluginRuntime {
  /** The limit of the call that is going on. */
  readonly running: () => TimeLimit | undefined;
}

/** Makes the runtime. A module is imported once. From its import on, until `hearSignals`, a signal ends the process by
 *  itself: a listener is not called before a plugin's code has ended. */
export function pluginCode(tools: PluginCodeTools): PluginCode {
  const imports = new Map<string, Promise<unknown>>();
  const importModule = async (path: string, limit: TimeLimit): Promise<unknown> => {
    // Whoever stops listening loses the signals that have come and are not heard yet, so those are first.
    await new Promise((resolve) => setImmediate(resolve));
    leaveSignals();
    printAside();
    const imported = imports.get(path) ?? importFirst(path, limit, tools);
    imports.set(path, imported);
    return imported;
  };
  return { importModule, otherFolders: importFolders, callWithin, hearSignals, running: () => pending.limit };
}

// `require` runs a module to its end, which the limit of a call can reach, and takes less time than `import`. Before it
// was finished, Node 22 and 23 printed a warning and reported what a module throws twice.
const canRequire = process.features.require_module === true && !/^v(?:22\.1[0-2]|23)\./.test(process.version);
const mustImport: ReadonlySet<unknown> = new Set(["ERR_REQUIRE_ASYNC_MODULE", "ERR_REQUIRE_ESM"]);

async function importFirst(path: string, limit: TimeLimit, tools: PluginCodeTools): Promise<unknown> {
  try {
    if (canRequire) return callWithin(limit, () => tools.require(path));
  } catch (error) {
    // A module that awaits at its top level.
    if (!mustImport.has(errorDetail(error, "code"))) throw error;
  }
  return importWithin(path, limit, tools);
}
