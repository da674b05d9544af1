import type { SourceFile } from "./source-file.ts";

/** A half-open range of UTF-16 offsets in one file. */
export interface Span {
  readonly source: SourceFile;
  readonly start: number;
  readonly end: number;
}

/** The part of a range that lies inside its text. Offsets that a library gave may lie outside, and the character after
 *  a place may lie behind the end: whoever makes a span of offsets makes it here. */
export function insideText({ source, start, end }: Span): Span {
  const from = Math.max(0, Math.min(start, source.text.length));
  return { source, start: from, end: Math.max(from, Math.min(end, source.text.length)) };
}

/** The first character of a file: the place to point at when the whole file is meant. */
export function startOf(source: SourceFile): Span {
  return insideText({ source, start: 0, end: 1 });
}

/** Orders spans by file as people see it, then by where they begin and end. Files that are shown alike stay apart. */
export function compareSpans(left: Span, right: Span): number {
  const byFile = compareText(left.source.shown, right.source.shown) || compareText(left.source.path, right.source.path);
  return byFile || left.start - right.start || left.end - right.end;
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}
