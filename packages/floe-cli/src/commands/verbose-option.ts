import type { CommandOption } from "./command.ts";

/** `--verbose`: each notice by itself. */
export const verboseOption: CommandOption = {
  flags: "-v, --verbose",
  description: "show each notice, also where there are many of one kind",
};
