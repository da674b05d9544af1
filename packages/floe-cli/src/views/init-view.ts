import {
  type Diagnostic,
  display,
  type InitPlan,
  jsonDiagnostics,
  jsonFormatVersion,
  type NewFile,
  renderHuman,
  shownPath,
} from "floe-core";
import { type ExitCode, exitCode } from "../exit-code.ts";
import type { Session } from "../session.ts";

/** What a start of a product has to say. */
export interface InitReport {
  readonly kind: InitPlan["kind"];
  /** The files that were written, or would be. */
  readonly files: readonly NewFile[];
  readonly findings: readonly Diagnostic[];
  readonly next: readonly string[];
  readonly code: ExitCode;
  readonly isDry: boolean;
}

type Where = Pick<Session, "host" | "terminal">;

/** How `floe init` prints. */
export const initViews = { human, json } as const;

function human(report: InitReport, { host, terminal }: Where): void {
  const { findings, files, next, code, isDry } = report;
  if (findings.length > 0) terminal.err(`${renderHuman(findings, { color: terminal.color })}\n`, "painted");
  if (files.length === 0) {
    terminal.out("nothing written\n");
    return;
  }
  for (const file of files) {
    const path = display(shownPath(file.path, host.workingDirectory));
    terminal.out(isDry ? `${path}\n${shownText(file)}` : `  ${verbs[file.change].padEnd(7)} ${path}\n`);
  }
  if (code === exitCode.done) terminal.out(`\nNext:\n${next.map((line) => `  ${line}\n`).join("")}`);
}

const verbs: Readonly<Record<NewFile["change"], string>> = { create: "created", extend: "updated" };

/** The lines of a file, but for a schema: nobody reads a thousand lines of that. */
function shownText({ path, text }: NewFile): string {
  if (path.endsWith(".schema.json")) return `  (${text.split("\n").length - 1} lines)\n\n`;
  return `${text.replace(/^(?=.)/gmu, "  ")}\n`;
}

function json(report: InitReport, { host, terminal }: Where): void {
  const { kind, files, findings, next, code, isDry } = report;
  const document = {
    version: jsonFormatVersion,
    command: "init",
    ok: code === exitCode.done,
    start: kind,
    dryRun: isDry,
    files: files.map(({ path, text, change }) => ({
      path: shownPath(path, host.workingDirectory),
      change,
      ...(isDry && !path.endsWith(".schema.json") ? { text } : {}),
    })),
    next,
    diagnostics: jsonDiagnostics(findings),
  };
  terminal.out(`${JSON.stringify(document, null, 2)}\n`, "json");
}
