import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Host } from "../host/host.ts";
import type { FixedFile } from "./plan-fixes.ts";
import { fixDiagnostics, type RefusedFix } from "./problems.ts";

/** How it is said that files are not written: another command writes them for another reason. */
export interface WriteWords {
  readonly fileChanged: (path: string) => Diagnostic;
  readonly refused: (path: string, reason: RefusedFix) => Diagnostic;
  readonly unwritable: (path: string, errno: string) => Diagnostic;
}

const wordsOfFix: WriteWords = {
  fileChanged: (path) => fixDiagnostics["file-changed"]({ path }, undefined, { about: [path] }),
  refused: (path, reason) => fixDiagnostics.refused({ path, reason }, undefined, { about: [path] }),
  unwritable: (path, errno) => fixDiagnostics.unwritable({ path, errno }, undefined, { about: [path] }),
};

/** Writes corrected files, which keep their mode, their owner and all their names. When one was changed since it was
 *  read, may not be changed, or cannot be staged, none is written; that, and a rename that fails, is reported. */
export function writeFixes(
  host: Host,
  files: readonly FixedFile[],
  words: WriteWords = wordsOfFix,
): readonly Diagnostic[] {
  const refused = files.flatMap((file) => refusal(host, file, words));
  if (refused.length > 0) return refused;
  const staged: StagedFile[] = [];
  for (const file of files) {
    const result = stagedFix(host, file, words);
    if ("code" in result) {
      discard(host, staged);
      return [result];
    }
    staged.push(result);
  }
  // As late as can be: an editor asks nobody before it saves.
  const changed = files.filter((file) => !isAsRead(host, file));
  if (changed.length > 0) {
    discard(host, staged);
    return changed.map((file) => words.fileChanged(file.shown));
  }
  return commitAll(host, staged, words);
}

interface StagedFile {
  readonly file: FixedFile;
  /** `undefined` for a file that is changed in its place. */
  readonly temporary: string | undefined;
}

// A file with a second name is changed in its place, because a rename would part the two. So is one whose owner and
// group a new file cannot have.
function stagedFix(host: Host, file: FixedFile, words: WriteWords): StagedFile | Diagnostic {
  const attributes = host.attributes(file.path);
  if (attributes.kind === "failed") return words.unwritable(file.shown, attributes.failure.errno);
  if (attributes.value.names > 1) return { file, temporary: undefined };
  const staged = host.stageReplacement(file.path, file.after);
  if (staged.kind === "done") return { file, temporary: staged.value };
  const { errno } = staged.failure;
  return errno === "EPERM" ? { file, temporary: undefined } : words.unwritable(file.shown, errno);
}

/** Changes the files that stay in their place first: only there something can still be refused. */
function commitAll(host: Host, staged: readonly StagedFile[], words: WriteWords): readonly Diagnostic[] {
  const inPlace = staged.filter(({ temporary }) => temporary === undefined);
  const renamed = staged.filter(({ temporary }) => temporary !== undefined);
  const findings: Diagnostic[] = [];
  for (const each of [...inPlace, ...renamed]) {
    const { file, temporary } = each;
    if (findings.length > 0) {
      discard(host, [each]);
      continue;
    }
    const written = temporary === undefined ? host.rewriteFile(file.path, file) : host.commitFile(temporary, file.path);
    if (written.kind === "done") continue;
    discard(host, [each]);
    findings.push(words.unwritable(file.shown, written.failure.errno));
  }
  return findings;
}

function discard(host: Host, staged: readonly StagedFile[]): void {
  for (const { temporary } of staged) if (temporary !== undefined) host.removeFile(temporary);
}

/** Why a file is not to be changed, even where the system would allow it. */
function refusal(host: Host, { path, shown }: FixedFile, words: WriteWords): readonly Diagnostic[] {
  const reason = reasonAgainst(host, path);
  return reason === undefined ? [] : [words.refused(shown, reason)];
}

const superuser = 0;

function reasonAgainst(host: Host, path: string): RefusedFix | undefined {
  const status = host.status(path);
  const attributes = host.attributes(path);
  if (status.kind === "failed" || attributes.kind === "failed") return undefined;
  const { owner, isOpen } = status.value;
  // A rename asks only for the folder's permission, and would take the file away from its owner.
  if (owner !== undefined && host.user !== superuser && owner !== host.user) return "other-owner";
  if (isOpen) return "open";
  return attributes.value.isReadOnly ? "read-only" : undefined;
}

function isAsRead(host: Host, { path, before }: FixedFile): boolean {
  const now = host.readFile(path, { maxBytes: before.length });
  return (
    now.kind === "done" && now.value.length === before.length && now.value.every((byte, at) => byte === before[at])
  );
}
