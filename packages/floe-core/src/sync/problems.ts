import { defineDiagnostics, problem } from "../diagnostics/define.ts";
import { type RefusedFix, refusalReasons, refusalRemedies } from "../fix/problems.ts";
import { errnoWords } from "../host/errno-words.ts";
import { display } from "../secrets/display.ts";

/** What can be said about the property files that `floe sync` writes. */
export const syncDiagnostics = defineDiagnostics("sync", {
  kept: problem({
    severity: "info",
    message: (p: { what: string; model: string; wanted: string }) =>
      `\`${display(p.what)}\` of \`${display(p.model)}\` stays as it is written here; floe.yaml says \`${display(p.wanted)}\`.`,
    help: () => "Correct the one that is wrong.",
    docs: {
      cause:
        "`floe sync` adds what is missing in the property files of dbt, and replaces nothing that somebody wrote there.",
      fix: "Nothing, where both are meant. Else correct floe.yaml or the property file.",
    },
  }),
  "left-alone": problem({
    severity: "warning",
    message: (p: { model: string; reason: string }) => `\`${display(p.model)}\` is left as it is: ${p.reason}.`,
    help: () => "Write by hand what dbt is to know of it.",
    docs: {
      cause:
        "`floe sync` changes only what it can prove: property files of the dbt project itself, of owners that floe trusts, in YAML that can be added to without a change of anything else. Versions of a model, seeds and snapshots are for people.",
      fix: "Write the properties by hand, or remove what the message names.",
    },
  }),
  "without-contract": problem({
    severity: "warning",
    message: (p: { model: string; reason: string }) =>
      `dbt is not told to enforce the contract of \`${display(p.model)}\`: ${p.reason}.`,
    help: () => "The rest is written. Correct what is named, and run the command again.",
    docs: {
      cause:
        "With an enforced contract dbt wants all columns of the model with their types, and refuses some kinds of models. Written too early, it would break the project.",
      fix: "Add `data_type` to the columns that the message names, or settle what else it says.",
    },
  }),
  breaks: problem({
    severity: "error",
    message: (p: { product: string; codes: readonly string[] }) =>
      `Nothing is written for \`${display(p.product)}\`: with the changes, the project would no longer be right (${p.codes.join(", ")}).`,
    help: () => "What would be found is reported beside this.",
    docs: {
      cause:
        "`floe sync` compiles the project with the changed property files before it writes them, and with `--dbt` has dbt parse it. This found something that was not there before.",
      fix: "Correct what is reported, and run the command again.",
    },
  }),
  "file-changed": problem({
    severity: "error",
    message: (p: { path: string }) =>
      `\`${display(p.path)}\` was changed while floe worked; nothing was added to any file.`,
    help: () => "Run the command again.",
    docs: {
      cause:
        "Between reading and writing, somebody else changed the property file. The additions belong to its older text, and to write them could undo that change.",
      fix: "Save the file in the editor, and run `floe sync --write` again.",
    },
  }),
  refused: problem({
    severity: "error",
    message: (p: { path: string; reason: RefusedFix }) =>
      `Nothing is added to \`${display(p.path)}\`: ${refusalReasons[p.reason]}. No other file was changed either.`,
    help: ({ reason }) => refusalRemedies[reason],
    docs: {
      cause:
        "`floe sync --write` leaves property files as they are that belong to another user, that every user may write to, or that nobody may write to. The system may allow a change of such a file, because its folder may be written to.",
      fix: "Change the owner or the permissions of the file, or write by hand what the diff says.",
    },
  }),
  unwritable: problem({
    severity: "error",
    message: (p: { path: string; reason: string }) => `\`${display(p.path)}\` cannot be written: ${p.reason}.`,
    help: () => "What was written before it stays; the command goes on from there when it runs again.",
    docs: {
      cause: "The system refused a property file, or something came to its place while floe worked.",
      fix: "Fix what the message names, and run `floe sync --write` again.",
    },
  }),
});

/** The words for a refusal of the system. */
export function errnoReason(errno: string): string {
  return `${errnoWords(errno)} (${display(errno)})`;
}
