import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Host, HostResult } from "../host/host.ts";
import { shownPath } from "../host/paths.ts";
import { commitOrRemove } from "../host/write-new-file.ts";
import { entryAt } from "./entry-at.ts";
import type { NewFile } from "./init-plan.ts";
import { initDiagnostics } from "./problems.ts";

/** Writes the files of a plan, as far as the system lets it; gives those that were written. A file that has come in between
 *  stays. */
export function writeInit(
  host: Host,
  files: readonly NewFile[],
): { readonly written: readonly NewFile[]; readonly findings: readonly Diagnostic[] } {
  const written: NewFile[] = [];
  for (const file of files) {
    const shown = shownPath(file.path, host.workingDirectory);
    const about = { about: [shown] };
    if (file.change === "create" && entryAt(host, file.path) !== undefined)
      return { written, findings: [initDiagnostics.kept({ path: shown }, undefined, about)] };
    const result = write(host, file);
    if (result.kind === "failed") {
      const { errno } = result.failure;
      return { written, findings: [initDiagnostics.unwritable({ path: shown, errno }, undefined, about)] };
    }
    written.push(file);
  }
  return { written, findings: [] };
}

function write(host: Host, { path, text, change }: NewFile): HostResult<void> {
  const bytes = new TextEncoder().encode(text);
  const staged = change === "create" ? host.stageFile(path, bytes) : host.stageReplacement(path, bytes);
  return staged.kind === "failed" ? staged : commitOrRemove(host, staged.value, path);
}
