import { defineDiagnostics, problem } from "../diagnostics/define.ts";
import { errnoWords } from "../host/errno-words.ts";
import { display } from "../secrets/display.ts";

/** Why a file is not corrected although floe could try. */
export type RefusedFix = "other-owner" | "open" | "read-only";

/** The words for it, after the name of a file and a colon. */
export const refusalReasons: Readonly<Record<RefusedFix, string>> = {
  "other-owner": "it belongs to another user",
  open: "every user of this machine may write to it",
  "read-only": "it is read-only",
};

/** What helps against it. */
export const refusalRemedies: Readonly<Record<RefusedFix, string>> = {
  "other-owner": "Ask its owner to run the command, or take over the file.",
  open: "Take the permission away with `chmod o-w`, look at the file, and run the command again.",
  "read-only": "Make it writable with `chmod u+w`, and run the command again.",
};

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
  refused: problem({
    severity: "error",
    message: (p: { path: string; reason: RefusedFix }) =>
      `\`${display(p.path)}\` is not corrected: ${refusalReasons[p.reason]}. Nothing was corrected.`,
    help: ({ reason }) => refusalRemedies[reason],
    docs: {
      cause:
        "`floe validate --fix` leaves files as they are that belong to another user, that every user may write to, or that nobody may write to. The system may allow a change of such a file, because its folder may be written to.",
      fix: "Change the owner or the permissions of the file, or make the corrections by hand.",
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
