import type { MemoryHostOptions } from "floe-core/testing";
import { compile } from "../../packages/floe-cli/src/commands/compile.ts";
import { validate } from "../../packages/floe-cli/src/commands/validate.ts";
import type { OutputFormat } from "../../packages/floe-cli/src/views/formats.ts";
import { memorySession } from "../support/memory-session.ts";

/** What a command printed, and how it ended. */
export interface CommandRun {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** The files that are there, and the paths that the command is given. */
export interface CommandInput {
  readonly files: Readonly<Record<string, string>>;
  readonly paths: readonly string[];
  readonly options?: MemoryHostOptions;
}

/** Runs a command of the command line on files in memory. */
export async function runCommand(
  command: "compile" | "validate",
  format: OutputFormat,
  { files, paths, options }: CommandInput,
): Promise<CommandRun> {
  const { session, printed } = memorySession(files, options);
  const { run } = command === "compile" ? compile : validate;
  const code = await run({ argument: paths, options: { format } }, session);
  return { code, ...printed };
}
