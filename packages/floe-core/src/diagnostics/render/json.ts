import { escapeUnsafe } from "../../text/escape-unsafe.ts";
import { positionAt } from "../../text/source-file.ts";
import type { Span } from "../../text/span.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { printable } from "./printable.ts";

/** The version of the JSON form; a field is added without raising it, removed only with it. */
export const jsonFormatVersion = 1;

/** A finding as `--format json` gives it. Lines and columns count from 1, in UTF-16 units. */
export interface JsonDiagnostic {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly help: string | null;
  readonly place: JsonPlace | null;
  /** `transforms[0].name`; null where the place belongs to no setting of the two files. */
  readonly setting: string | null;
  readonly notes: readonly { readonly message: string; readonly place: JsonPlace }[];
  /** The products that it was found in, when there are several. */
  readonly products?: readonly string[];
}

export interface JsonPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Findings in reading order, as plain data. */
export function jsonDiagnostics(diagnostics: readonly Diagnostic[]): readonly JsonDiagnostic[] {
  return printable(diagnostics).map(({ code, severity, message, help, span, setting, notes, products = [] }) => ({
    code,
    severity,
    message,
    help: help ?? null,
    place: span === undefined ? null : jsonPlace(span),
    setting: setting ?? null,
    notes: notes.map((note) => ({ message: note.message, place: jsonPlace(note.span) })),
    ...(products.length > 1 ? { products: products.map((path) => escapeUnsafe(path)) } : {}),
  }));
}

function jsonPlace({ source, start, end }: Span): JsonPlace {
  const from = positionAt(source, start);
  const to = positionAt(source, end);
  return { file: source.shown, line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
}
