import { unlimitedRuntime } from "floe-core";
import { type MemoryHostOptions, memoryHost } from "floe-core/testing";
import { bundledPlugins } from "../src/bundled-plugins.ts";
import type { Machine } from "../src/machine/machine.ts";
import { runCommand } from "../src/main.ts";
import type { Session } from "../src/session.ts";

/** How a command ended, what it printed, and the files that are there now. */
export interface CommandRun {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  readonly files: Readonly<Record<string, string>>;
}

export interface CommandOptions extends MemoryHostOptions {
  /** A terminal that somebody watches. */
  readonly live?: boolean;
  /** What stands for this machine. */
  readonly machine?: Machine;
}

/** Runs `floe` on files in memory; the working directory is `/project`. */
export async function floe(
  files: Readonly<Record<string, string>>,
  argv: readonly string[],
  options: CommandOptions = {},
): Promise<CommandRun> {
  const host = memoryHost(files, options);
  let out = "";
  let err = "";
  const runtime = unlimitedRuntime(async (path) => {
    throw new Error(`${path} cannot be imported from memory`);
  });
  const session: Session = {
    host,
    ...(options.machine === undefined ? {} : { machine: options.machine }),
    context: { host, plugins: { bundled: bundledPlugins, runtime } },
    terminal: {
      out: (text) => {
        out += text;
      },
      err: (text) => {
        err += text;
      },
      color: "never",
      live: options.live ?? false,
    },
  };
  const code = await runCommand(argv, session);
  return { code, out, err, files: host.files() };
}
