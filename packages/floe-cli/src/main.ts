import "./schema-engine.ts";

import { CommanderError } from "commander";
import type { PluginRuntime } from "floe-core";
import { type ExitCode, exitCode } from "./exit-code.ts";
import { program } from "./program.ts";
import { observed, type RunMemory } from "./remember-unchanged.ts";
import { runEnvironment } from "./run-environment.ts";
import { nodeSession, type Session } from "./session.ts";
import { processTerminal, type StandardStreams } from "./terminal.ts";

/** What the command takes of its process. */
export interface Surroundings {
  readonly runtime: PluginRuntime;
  readonly streams: StandardStreams;
  readonly memory?: RunMemory;
}

/** Runs the command line and gives the exit code. Throws only bugs. */
export async function main(argv: readonly string[], { runtime, streams, memory }: Surroundings): Promise<number> {
  const environment = runEnvironment();
  const session = nodeSession({ runtime, terminal: processTerminal(streams, environment), environment });
  if (memory === undefined) return runCommand(argv, session);
  const observation = observed(session, memory);
  const code = await runCommand(argv, observation.session);
  const notes = observation.notes();
  // A refusal says the same again over the same files; a wrong command line is not worth a memory.
  if ((code === exitCode.done || code === exitCode.refused) && notes !== undefined)
    memory.remember(argv, { code, ...notes });
  return code;
}

/** The same in a session of the caller's: on other files, printing elsewhere. */
export async function runCommand(argv: readonly string[], session: Session): Promise<number> {
  let code: ExitCode = exitCode.done;
  const finish = (finished: ExitCode): void => {
    code = finished;
  };
  try {
    await program({ session, finish }).parseAsync([...argv], { from: "user" });
    return code;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Help and the version are asked for; anything else that commander refuses is a wrong command line.
    return error.exitCode === 0 ? exitCode.done : exitCode.usage;
  }
}
