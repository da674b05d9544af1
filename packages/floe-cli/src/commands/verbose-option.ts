import type { CommandOption } from "./command.ts";

/** `-v, --verbose`. */
export const verboseOption: CommandOption = {
  flags: "-v, --verbose",
  description:
    "list each product and each notice, also where there are many of one kind, and which plugins ran and where each comes from",
};

/** `-q, --quiet`. */
export const quietOption: CommandOption = {
  flags: "-q, --quiet",
  description: "print errors and warnings only, and nothing when all is well",
  conflicts: "verbose",
};
