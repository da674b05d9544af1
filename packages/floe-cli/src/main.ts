import "./schema-engine.ts";

import { CommanderError } from "commander";
import type { ImportModule } from "floe-core";
import { type ExitCode, exitCode } from "./exit-code.ts";
import { program } from "./program.ts";
import { nodeSession, type Session } from "./session.ts";
import { processTerminal } from "./terminal.ts";

/** Runs the command line and gives the exit code. Prints to this process; throws only bugs. `importModule` is handed
 *  in because a bundle cannot import plugins by itself. */
export async function main(
  argv: readonly string[],
  { importModule }: { readonly importModule: ImportModule },
): Promise<number> {
  return runCommand(argv, nodeSession(importModule, processTerminal()));
}

/** The same in a session of the caller's: on other files, printing elsewhere. */
export async function runCommand(argv: readonly string[], session: Session): Promise<number> {
  let code: ExitCode = exitCode.done;
  const root = program(session, (finished) => {
    code = finished;
  });
  for (const command of [root, ...root.commands, ...root.commands.flatMap((each) => each.commands)])
    command.exitOverride();
  try {
    await root.parseAsync([...argv], { from: "user" });
    return code;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Help and the version are asked for; anything else that commander refuses is a wrong command line.
    return error.exitCode === 0 ? exitCode.done : exitCode.usage;
  }
}
