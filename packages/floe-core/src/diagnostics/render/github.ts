import { positionAt } from "../../text/source-file.ts";
import type { Span } from "../../text/span.ts";
import type { Diagnostic, Severity } from "../diagnostic.ts";
import { printable } from "./printable.ts";
import { settingLine } from "./unsaid-setting.ts";

/** Findings as workflow commands of GitHub Actions, which shows them beside the lines. GitHub keeps the first ten of
 *  each kind, so errors come first. */
export function renderGithub(diagnostics: readonly Diagnostic[]): string {
  const ordered = printable(diagnostics);
  const commands = (["error", "warning", "info"] as const).flatMap((wanted) =>
    ordered.filter(({ severity }) => severity === wanted).map(command),
  );
  return commands.map((line) => `${line}\n`).join("");
}

const names: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "notice" };

function command(diagnostic: Diagnostic): string {
  const { severity, code, message, help, span, notes } = diagnostic;
  const properties = { ...(span === undefined ? {} : placeOf(span)), title: code };
  const written = Object.entries(properties).map(([name, value]) => `${name}=${escapedProperty(String(value))}`);
  const related = notes.map((note) => `${note.message} (${note.span.source.shown}:${lineOf(note.span)})`);
  const text = [message, ...settingLine(diagnostic), ...related, ...(help === undefined ? [] : [help])].join("\n");
  return `::${names[severity]} ${written.join(",")}::${escapedData(text)}`;
}

// Columns are refused where a place goes over several lines.
function placeOf({ source, start, end }: Span): Readonly<Record<string, string | number>> {
  const from = positionAt(source, start);
  const to = positionAt(source, end);
  const lines = { file: source.shown, line: from.line, endLine: to.line };
  return from.line === to.line ? { ...lines, col: from.column, endColumn: to.column } : lines;
}

function lineOf({ source, start }: Span): number {
  return positionAt(source, start).line;
}

function escapedData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapedProperty(text: string): string {
  return escapedData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
