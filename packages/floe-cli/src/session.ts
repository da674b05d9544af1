import { environmentVariables, type Host, nodeHost, type PluginRuntime, type StageContext } from "floe-core";
import { bundledPlugins } from "./bundled-plugins.ts";
import type { TextForm } from "./launcher/leaving-text.ts";
import type { Machine } from "./machine/machine.ts";
import type { RunEnvironment } from "./run-environment.ts";
import { withinReadLimit } from "./within-read-limit.ts";

/** What a command works with: the surroundings for the compiler, and where to print. */
export interface Session {
  readonly host: Host;
  readonly context: StageContext;
  readonly terminal: Terminal;
  /** What commands about the machine ask; this one where it is left out. No compile asks it. */
  readonly machine?: Machine;
}

/** Where a command prints. Results go to `out`, findings and progress to `err`. */
export interface Terminal {
  out(text: string, form?: TextForm): void;
  err(text: string, form?: TextForm): void;
  readonly color: "always" | "never";
  /** Whether `err` is a terminal on which a line may be written over. */
  readonly live: boolean;
}

/** What a session of a process is made of. */
export interface SessionParts {
  readonly runtime: PluginRuntime;
  readonly terminal: Terminal;
  readonly environment: RunEnvironment;
}

/** A session on the real file system. Of the environment, the compiler sees the variables of its closed list. */
export function nodeSession({ runtime, terminal, environment }: SessionParts): Session {
  const node = withinReadLimit(
    nodeHost({ environment: Object.fromEntries(environmentVariables.map((name) => [name, environment[name]])) }),
  );
  const host: Host = {
    ...node,
    lock: (path) => {
      runtime.hearSignals();
      return node.lock(path);
    },
    stageFile: (path, bytes) => {
      runtime.hearSignals();
      return node.stageFile(path, bytes);
    },
  };
  return { host, context: { host, plugins: { bundled: bundledPlugins, runtime } }, terminal };
}
