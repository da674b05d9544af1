import { hasErrors } from "floe-core";
import type { Check } from "./check.ts";

/** The files on disk are those that a compile would write. */
export const outputsAreCurrent: Check = {
  name: "outputs",
  title: "outputs",
  run: ({ compiled, shown }) => {
    if (hasErrors(compiled.diagnostics)) return [{ state: "skipped", says: "floe.yaml or its manifest has errors" }];
    if (compiled.upToDate) return [{ state: "ok", says: `${compiled.files.length} files, all current` }];
    const stale = compiled.changes.filter(({ kind }) => kind !== "keep").length;
    const isNew = compiled.changes.every(({ kind }) => kind === "create");
    const says = isNew
      ? "nothing is compiled yet"
      : `${stale} of ${compiled.files.length} files are not what a compile would write`;
    return [{ state: "failed", says, cure: `Run \`floe compile ${shown}\`.` }];
  },
};
