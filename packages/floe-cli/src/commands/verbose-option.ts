import type { CommandOption } from "./command.ts";

/** `-v, --verbose`. */
export const verboseOption: CommandOption = {
  flags: "-v, --verbose",
  description: "say which plugins ran and where each comes from",
};
