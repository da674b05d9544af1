import { environmentVariables, type Host, type ImportModule, nodeHost, type StageContext } from "floe-core";
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

/** A session on the real file system. Of the environment, the compiler sees the variables of its closed list. */
export function nodeSession(importModule: ImportModule, terminal: Terminal): Session {
  const environment = Object.fromEntries(environmentVariables.map((name) => [name, process.env[name]]));
  const host = nodeHost({ environment });
  return { host, context: { host, plugins: { bundled: bundledPlugins, importModule } }, terminal };
}
