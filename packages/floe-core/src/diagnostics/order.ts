import { compareSpans } from "../text/span.ts";
import type { Diagnostic } from "./diagnostic.ts";

/** Findings in reading order: by file, line and column; what has no place comes first. Equal findings stand once. */
export function inReadingOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const sorted = [...diagnostics].sort(compareDiagnostics);
  return sorted.filter((diagnostic, index) => !isSame(diagnostic, sorted[index - 1]));
}

function compareDiagnostics(left: Diagnostic, right: Diagnostic): number {
  if (left.span === undefined || right.span === undefined) {
    return Number(left.span !== undefined) - Number(right.span !== undefined);
  }
  return compareSpans(left.span, right.span) || (left.code < right.code ? -1 : Number(left.code > right.code));
}

function isSame(left: Diagnostic, right: Diagnostic | undefined): boolean {
  return (
    right !== undefined &&
    left.code === right.code &&
    left.message === right.message &&
    left.span?.source.path === right.span?.source.path &&
    left.span?.start === right.span?.start
  );
}
