import { type Diagnostic, jsonDiagnostics, jsonFormatVersion, renderHuman, type SyncedFile, syncDiff } from "floe-core";
import { type ExitCode, exitCode } from "../exit-code.ts";
import type { Session } from "../session.ts";
import { paintedLine } from "./diff-view.ts";

/** What `floe sync` has to say. */
export interface SyncReport {
  /** The files that were written, or would be. */
  readonly files: readonly SyncedFile[];
  readonly findings: readonly Diagnostic[];
  readonly isWritten: boolean;
  readonly code: ExitCode;
}

/** How `floe sync` prints. */
export const syncViews = { human, json } as const;

function human({ files, findings, isWritten, code }: SyncReport, { terminal }: Pick<Session, "terminal">): void {
  const lines = files.flatMap(syncDiff);
  const painted = terminal.color === "always" ? lines.map(paintedLine) : lines;
  terminal.out(painted.map((line) => `${line}\n`).join(""), "painted");
  if (findings.length > 0) terminal.err(`${renderHuman(findings, { color: terminal.color })}\n`, "painted");
  terminal.err(`${summary(files.length, { isWritten, code })}\n`);
}

function summary(count: number, { isWritten, code }: Pick<SyncReport, "isWritten" | "code">): string {
  if (count === 0) return code === exitCode.done ? "nothing to add to the property files" : "nothing written";
  const named = count === 1 ? "1 property file" : `${count} property files`;
  return isWritten ? `${named} written` : `${named} to change; \`floe sync --write\` writes this`;
}

function json({ files, findings, isWritten, code }: SyncReport, { terminal }: Pick<Session, "terminal">): void {
  const document = {
    version: jsonFormatVersion,
    command: "sync",
    ok: code === exitCode.done,
    written: isWritten,
    files: files.map((file) => ({
      path: file.shown,
      change: file.before === undefined ? "create" : "extend",
      diff: syncDiff(file),
    })),
    diagnostics: jsonDiagnostics(findings),
  };
  terminal.out(`${JSON.stringify(document, null, 2)}\n`, "json");
}
