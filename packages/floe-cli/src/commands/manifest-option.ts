import type { CommandOption } from "./command.ts";

/** `--manifest`. It and `--env` both choose the manifest; given together, one of them would be ignored. */
export function manifestOption(description: string): CommandOption {
  return { flags: "-m, --manifest <file>", description, conflicts: "env" };
}
