import { defineDiagnostics, display, errnoWords, problem } from "floe-core";

/** What can be said about the folder that a new plugin is written to. */
export const newPluginDiagnostics = defineDiagnostics("new-plugin", {
  "folder-in-use": problem({
    severity: "error",
    message: (p: { folder: string; what: string }) => `\`${display(p.folder)}\` ${p.what}; nothing was written.`,
    help: () => "Name a new or empty folder with `--out`.",
    docs: {
      cause: "`floe plugins new` writes a whole package into a folder of its own, and replaces nothing that is there.",
      fix: "Choose another folder with `--out`, or remove the one that is there.",
    },
  }),
  unwritable: problem({
    severity: "error",
    message: (p: { path: string; errno: string }) =>
      `\`${display(p.path)}\` cannot be written: ${errnoWords(p.errno)} (${display(p.errno)}).`,
    help: () => "What was written before it stays. Remove the folder before the next try.",
    docs: {
      cause: "The system refused to write a file of `floe plugins new`.",
      fix: "Fix what the message names, remove the folder, and run the command again.",
    },
  }),
});
