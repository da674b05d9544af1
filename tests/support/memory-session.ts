import { bundledPlugins } from "floe-cli/bundled-plugins";
import { unlimitedRuntime } from "floe-core";
import { type MemoryHost, type MemoryHostOptions, memoryHost } from "floe-core/testing";
import type { Session } from "../../packages/floe-cli/src/session.ts";

/** A session on files in memory, and what was printed in it. */
export interface MemorySession {
  readonly session: Session;
  readonly host: MemoryHost;
  readonly printed: { out: string; err: string };
}

/** A session with the plugins that come with the command, without colour. */
export function memorySession(files: Readonly<Record<string, string>>, options?: MemoryHostOptions): MemorySession {
  const host = memoryHost(files, options);
  const printed = { out: "", err: "" };
  const terminal: Session["terminal"] = {
    out: (text) => {
      printed.out += text;
    },
    err: (text) => {
      printed.err += text;
    },
    color: "never",
    live: false,
  };
  const runtime = unlimitedRuntime(async (path) => {
    throw new Error(`${path} cannot be imported from memory`);
  });
  const context = { host, plugins: { bundled: bundledPlugins, runtime } };
  return { session: { host, context, terminal }, host, printed };
}
