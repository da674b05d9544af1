import { defineDiagnostics, display, problem } from "floe-core";

/** Findings about what `floe platform pull` reads and writes beside the registry. */
export const pullDiagnostics = defineDiagnostics("pull", {
  "not-written": problem({
    severity: "error",
    message: (p: { name: string; reason: string }) => `\`${display(p.name)}\` cannot be written: ${p.reason}.`,
    docs: {
      cause: "The disk is full, or the folder may not be written to.",
      fix: "Make room, or run floe as the owner of the folder.",
    },
  }),
});
