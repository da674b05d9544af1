import { escapeUnsafe } from "../../text/escape-unsafe.ts";
import { lineText, positionAt } from "../../text/source-file.ts";
import type { Span } from "../../text/span.ts";
import type { Diagnostic, Severity } from "../diagnostic.ts";
import { inReadingOrder } from "../order.ts";
import { isHiddenLine } from "./hidden-lines.ts";
import { printable } from "./printable.ts";
import { unsaidSetting } from "./unsaid-setting.ts";

/** How findings look on a terminal. */
export interface HumanStyle {
  readonly color: "always" | "never";
  /** Findings shown in full; the rest is counted. */
  readonly limit?: number;
  /** Whether each notice is shown. Otherwise, of those with one code, more than three become the first and a count. */
  readonly notices?: "all" | "folded";
}

/** Findings for people: `file:line:col`, the code, the line with a caret, notes and help. No value of a sensitive
 *  field, and no line near one, is shown. */
export function renderHuman(diagnostics: readonly Diagnostic[], style: HumanStyle): string {
  const { shown, folded } = foldedNotices(inReadingOrder(diagnostics), style.notices ?? "all");
  const limit = style.limit ?? 50;
  const paint = painter(style);
  const blocks = printable(shown.slice(0, limit), shown).map((diagnostic) => renderOne(diagnostic, paint));
  if (shown.length > limit) blocks.push(`… and ${shown.length - limit} more.\n`);
  for (const [code, count] of folded)
    blocks.push(`${paint.info(`info[${code}]`)}: ${count} more like it; -v shows them.\n`);
  return blocks.join("\n");
}

const mostNotices = 3;

/** Notices ask for nothing, and a platform may give dozens of one kind: one of them says what it is about. */
function foldedNotices(
  ordered: readonly Diagnostic[],
  notices: "all" | "folded",
): { readonly shown: readonly Diagnostic[]; readonly folded: ReadonlyMap<string, number> } {
  const wanted = notices === "all" ? ordered : ordered.filter((each) => each.shown !== "verbose");
  const counts = new Map<string, number>();
  for (const { code, severity } of wanted) if (severity === "info") counts.set(code, (counts.get(code) ?? 0) + 1);
  const folded = new Map([...counts].filter(([, count]) => notices === "folded" && count > mostNotices));
  const seen = new Set<string>();
  const shown = wanted.filter(({ code }) => {
    if (!folded.has(code) || !seen.has(code)) return seen.add(code);
    return false;
  });
  return { shown, folded: new Map([...folded].map(([code, count]) => [code, count - 1])) };
}

/** `2 errors, 1 warning`; empty when there is nothing to count. */
export function renderCounts(diagnostics: readonly Diagnostic[]): string {
  const ordered = inReadingOrder(diagnostics);
  const counted = (["error", "warning"] as const).map((severity) => {
    const count = ordered.filter((diagnostic) => diagnostic.severity === severity).length;
    return count === 0 ? undefined : `${count} ${severity}${count === 1 ? "" : "s"}`;
  });
  return counted.filter((text) => text !== undefined).join(", ");
}

/** `path:line:column` of a place. */
export function renderPlace({ source, start }: Span): string {
  const { line, column } = positionAt(source, start);
  return `${escapeUnsafe(source.shown)}:${line}:${column}`;
}

function renderOne(diagnostic: Diagnostic, paint: Paint): string {
  const { code, severity, message, span, notes, help, frame } = diagnostic;
  const place = span === undefined ? "" : `${renderPlace(span)}: `;
  const lines = [
    `${paint.strong(place)}${paint[severity](`${severity}[${code}]`)}: ${paint.strong(message)}${inProducts(diagnostic)}`,
  ];
  // A notice asks for nothing: one line is enough.
  if (severity === "info") return `${lines.join("")}\n`;
  if (span !== undefined && frame === "shown") lines.push(...codeFrame(span, paint[severity]));
  const setting = unsaidSetting(diagnostic);
  if (setting !== undefined) lines.push(`  ${paint.info("at")}: ${setting}`);
  for (const note of notes) {
    lines.push(`  ${paint.info("note")}: ${note.message} (${renderPlace(note.span)})`);
  }
  if (help !== undefined)
    lines.push(
      ...help
        .split("\n")
        .map((line, index) => (index === 0 ? `  ${paint.help("help")}: ${line}` : `        ${line.trimStart()}`)),
    );
  return `${lines.join("\n")}\n`;
}

function inProducts({ products = [] }: Diagnostic): string {
  return products.length > 1 ? ` (in ${products.length} products)` : "";
}

/** The line of a place with a caret under it; nothing when it, or a neighbour, may show a secret. */
function codeFrame(span: Span, paint: (text: string) => string): readonly string[] {
  const { line, column } = positionAt(span.source, span.start);
  const text = lineText(span.source, line);
  if (text === undefined || text.trim() === "" || isHiddenLine(span.source, line)) return [];
  const { shown, offset } = window(text, column);
  const gutter = String(line);
  const before = escapeUnsafe(shown.slice(0, offset)).replaceAll("\\x09", "\t");
  const length = Math.max(1, Math.min(span.end - span.start, shown.length - offset));
  return [
    ` ${gutter} | ${escapeUnsafe(shown).replaceAll("\\x09", " ")}`,
    ` ${" ".repeat(gutter.length)} | ${" ".repeat(before.length)}${paint("^".repeat(length))}`,
  ];
}

const widest = 160;

// A line can be a megabyte long: show the part around the place.
function window(text: string, column: number): { readonly shown: string; readonly offset: number } {
  if (text.length <= widest) return { shown: text, offset: column - 1 };
  const start = Math.max(0, Math.min(column - 1 - widest / 2, text.length - widest));
  return { shown: text.slice(start, start + widest), offset: column - 1 - start };
}

type Paint = { readonly [role in Severity | "help" | "strong"]: (text: string) => string };

function painter({ color }: HumanStyle): Paint {
  const paint = (code: string) => (text: string) =>
    color === "never" || text === "" ? text : `\u001b[${code}m${text}\u001b[0m`;
  return { error: paint("1;31"), warning: paint("1;33"), info: paint("1;36"), help: paint("1;32"), strong: paint("1") };
}
