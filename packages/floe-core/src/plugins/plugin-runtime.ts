import { type CallWithin, callWithoutLimit, type TimeLimit } from "./time-limit.ts";

/** What runs the code of plugins that do not come with the command. The command hands it in: a bundle cannot import by
 *  itself, and JavaScript alone cannot interrupt JavaScript. */
export interface PluginRuntime {
  /** Imports a module by absolute path; throws the limit's bug when the time is up. */
  readonly importModule: (path: string, limit: TimeLimit) => Promise<unknown>;
  /** The folders in which an import is looked for beside each `node_modules` above a module. Left out where there are none. */
  readonly otherFolders?: () => readonly string[];
  /** Calls a function, and throws the limit's bug when the time is up. */
  readonly callWithin: CallWithin;
  /** Listens to signals again. Called before something is written: from the import of a plugin on, a signal ends the
   *  process by itself. */
  readonly hearSignals: () => void;
}

/** A runtime without limits, for development and tests. */
export function unlimitedRuntime(importModule: (path: string) => Promise<unknown>): PluginRuntime {
  return { importModule, callWithin: callWithoutLimit, hearSignals: () => undefined };
}
