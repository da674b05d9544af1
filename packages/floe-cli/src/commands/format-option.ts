import type { CommandOption } from "./command.ts";

/** `--format`, with these choices. */
export function formatOption(choices: readonly string[]): CommandOption {
  return { flags: "--format <format>", description: "how results are printed", choices, default: "human" };
}
