import type { CommandOption } from "./command.ts";

/** `-v, --verbose`. */
export const verboseOption: CommandOption = {
  flags: "-v, --verbose",
  description:
    "show each notice, also where there are many of one kind, and which plugins ran and where each comes from",
};
