import { defineDiagnostics, problem } from "../diagnostics/define.ts";
import { errnoWords } from "../host/errno-words.ts";
import { display } from "../secrets/display.ts";

/** Findings about correcting files by `floe validate --fix`. */
export const fixDiagnostics = defineDiagnostics("fix", {
  "file-changed": problem({
    severity: "error",
    message: (p: { path: string }) =>
      `\`${display(p.path)}\` was changed while floe checked it; nothing was corrected.`,
    help: () => "Run the command again.",
    docs: {
      cause:
        "Between reading and writing, somebody else changed the file. A correction of the older text could undo that change.",
      fix: "Save the file in the editor, and run `floe validate --fix` again.",
    },
  }),
  unwritable: problem({
    severity: "error",
    message: (p: { path: string; errno: string }) =>
      `\`${display(p.path)}\` cannot be corrected: ${errnoWords(p.errno)} (${display(p.errno)}).`,
    help: () => "Check the owner and the permissions of the file and of its directory.",
    docs: {
      cause:
        "The system refused to write the corrected file. It is written under a temporary name first, so the old one is still whole.",
      fix: "Fix what the message names, or make the corrections by hand.",
    },
  }),
});
