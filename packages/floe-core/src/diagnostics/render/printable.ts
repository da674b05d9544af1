import { withoutSecrets } from "../../secrets/withhold.ts";
import { escapeUnsafe } from "../../text/escape-unsafe.ts";
import type { SourceFile } from "../../text/source-file.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { inReadingOrder } from "../order.ts";
import { secretValuesIn } from "./secret-values.ts";

/** Findings in reading order, with texts that any renderer may print: without secrets, and without characters that
 *  act on a terminal. Messages are written with `display()` already; this holds where one, or a plugin's, was not. Where
 *  only some of `all` are wanted, no secret of a file that another is about is in them either. */
export function printable(
  diagnostics: readonly Diagnostic[],
  all: readonly Diagnostic[] = diagnostics,
): readonly Diagnostic[] {
  const ordered = inReadingOrder(diagnostics);
  const values = [...sourcesOf(all)].flatMap(secretValuesIn);
  const line = (text: string): string => escapeUnsafe(shortened(withoutSecrets(withoutValues(text, values))));
  return ordered.map((diagnostic) => ({
    ...diagnostic,
    message: line(diagnostic.message),
    ...(diagnostic.setting === undefined ? {} : { setting: line(diagnostic.setting) }),
    notes: diagnostic.notes.map((note) => ({ ...note, message: line(note.message) })),
    help: diagnostic.help?.split("\n").map(line).join("\n"),
  }));
}

function sourcesOf(diagnostics: readonly Diagnostic[]): ReadonlySet<SourceFile> {
  const spans = diagnostics.flatMap(({ span, notes }) => [span, ...notes.map((note) => note.span)]);
  return new Set(spans.flatMap((span) => span?.source ?? []));
}

function withoutValues(text: string, values: readonly string[]): string {
  let shown = text;
  for (const value of values) {
    shown = shown.replaceAll(value, "‹secret›");
    // `display()` shows the beginning of a long value: what follows it, up to the closing backtick, is more of it.
    const beginning = value.slice(0, recognisable);
    for (let at = shown.indexOf(beginning); value.length > recognisable && at !== -1; at = shown.indexOf(beginning)) {
      const end = shown.indexOf("`", at);
      shown = `${shown.slice(0, at)}‹secret›${end === -1 ? "" : shown.slice(end)}`;
    }
  }
  return shown;
}

const recognisable = 40;

function shortened(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

// The longest message of ours has a few hundred characters; a plugin's may repeat a file.
const longest = 2000;
