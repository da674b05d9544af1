import type { SourceFile } from "./source-file.ts";

/** A half-open range of UTF-16 offsets in one file. */
export interface Span {
  readonly source: SourceFile;
  readonly start: number;
  readonly end: number;
}

/** The first character of a file: the place to point at when the whole file is meant. */
export function startOf(source: SourceFile): Span {
  return { source, start: 0, end: Math.min(1, source.text.length) };
}

/** Orders spans by file, then by where they begin and end. */
export function compareSpans(left: Span, right: Span): number {
  if (left.source.path !== right.source.path) return left.source.path < right.source.path ? -1 : 1;
  return left.start - right.start || left.end - right.end;
}
