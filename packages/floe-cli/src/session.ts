import { environmentVariables, type Host, nodeHost, type PluginSource, type StageContext } from "floe-core";
import { bundledPlugins } from "./bundled-plugins.ts";

/** What a command works with: the surroundings for the compiler, and where to print. */
export interface Session {
  readonly host: Host;
  readonly context: StageContext;
  readonly terminal: Terminal;
}

/** Where a command prints. Results go to `out`, findings and progress to `err`. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  readonly color: "always" | "never";
  /** Whether `err` is a terminal on which a line may be written over. */
  readonly live: boolean;
}

/** What runs the code of plugins that do not come with the command. */
export interface PluginTools extends Omit<PluginSource, "bundled"> {
  /** Called before something is written: since a plugin was imported, a signal may have ended the process at once. */
  readonly hearSignals?: () => void;
}

/** A session on the real file system. Of the environment, the compiler sees the variables of its closed list. */
export function nodeSession({ hearSignals, ...tools }: PluginTools, terminal: Terminal): Session {
  const environment = Object.fromEntries(environmentVariables.map((name) => [name, process.env[name]]));
  const node = nodeHost({ environment });
  const host: Host = {
    ...node,
    lock: (path) => {
      hearSignals?.();
      return node.lock(path);
    },
    stageFile: (path, bytes) => {
      hearSignals?.();
      return node.stageFile(path, bytes);
    },
  };
  return { host, context: { host, plugins: { bundled: bundledPlugins, ...tools } }, terminal };
}
