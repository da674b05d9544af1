import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { type WriteWords, writeFixes } from "../fix/write-fixes.ts";
import type { Host } from "../host/host.ts";
import { directoryOf } from "../host/paths.ts";
import { writeNewFile } from "../host/write-new-file.ts";
import type { SyncedFile } from "./file-changes.ts";
import { errnoReason, syncDiagnostics } from "./problems.ts";

const wordsOfSync: WriteWords = {
  fileChanged: (path) => syncDiagnostics["file-changed"]({ path }, undefined, { about: [path] }),
  refused: (path, reason) => syncDiagnostics.refused({ path, reason }, undefined, { about: [path] }),
  unwritable: (path, errno) =>
    syncDiagnostics.unwritable({ path, reason: errnoReason(errno) }, undefined, { about: [path] }),
};

/** Writes planned files, those that are there first: they are changed all, or none. */
export function writeSync(
  host: Host,
  files: readonly SyncedFile[],
): { readonly written: readonly SyncedFile[]; readonly findings: readonly Diagnostic[] } {
  const edited = files.flatMap(({ before, ...file }) => (before === undefined ? [] : [{ ...file, before }]));
  const refused = writeFixes(host, edited, wordsOfSync);
  if (refused.length > 0) return { written: [], findings: refused };
  const written: SyncedFile[] = [...edited];
  for (const file of files.filter(({ before }) => before === undefined)) {
    const reason = createFile(host, file);
    if (reason !== undefined) {
      const about = { about: [file.shown] };
      return { written, findings: [syncDiagnostics.unwritable({ path: file.shown, reason }, undefined, about)] };
    }
    written.push(file);
  }
  return { written, findings: [] };
}

/** Why it could not be written. */
function createFile(host: Host, { path, after }: SyncedFile): string | undefined {
  const listed = host.listDirectory(directoryOf(path));
  const name = path.slice(path.lastIndexOf("/") + 1);
  if (listed.kind === "done" && listed.value.some((entry) => entry.name === name)) return "something is there by now";
  const written = writeNewFile(host, path, after);
  return written.kind === "done" ? undefined : errnoReason(written.failure.errno);
}
