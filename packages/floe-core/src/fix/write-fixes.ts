import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Host } from "../host/host.ts";
import type { FixedFile } from "./plan-fixes.ts";
import { fixDiagnostics } from "./problems.ts";

/** Writes corrected files. When one was changed since it was read, or cannot be staged, none is written; that, and a
 *  rename that fails, is reported. Links are followed, so that the file behind one is corrected and the link stays. */
export function writeFixes(host: Host, files: readonly FixedFile[]): readonly Diagnostic[] {
  const staged: StagedFile[] = [];
  for (const file of files) {
    const target = host.realPath(file.path) ?? file.path;
    const written = host.stageFile(target, file.after);
    if (written.kind === "failed") {
      discard(host, staged);
      return [unwritable(file.shown, written.failure.errno)];
    }
    staged.push({ file, target, temporary: written.value });
  }
  // As late as can be: an editor asks nobody before it saves.
  const changed = files.filter((file) => !isAsRead(host, file));
  if (changed.length > 0) {
    discard(host, staged);
    return changed.map((file) => fileChanged(file.shown));
  }
  return staged.flatMap(({ file, target, temporary }) => {
    const committed = host.commitFile(temporary, target);
    if (committed.kind === "done") return [];
    host.removeFile(temporary);
    return [unwritable(file.shown, committed.failure.errno)];
  });
}

interface StagedFile {
  readonly file: FixedFile;
  readonly target: string;
  readonly temporary: string;
}

function discard(host: Host, staged: readonly StagedFile[]): void {
  for (const { temporary } of staged) host.removeFile(temporary);
}

function unwritable(path: string, errno: string): Diagnostic {
  return fixDiagnostics.unwritable({ path, errno }, undefined, { about: [path] });
}

function fileChanged(path: string): Diagnostic {
  return fixDiagnostics["file-changed"]({ path }, undefined, { about: [path] });
}

function isAsRead(host: Host, { path, before }: FixedFile): boolean {
  const now = host.readFile(path, { maxBytes: before.length });
  return (
    now.kind === "done" && now.value.length === before.length && now.value.every((byte, at) => byte === before[at])
  );
}
