import { compareSpans } from "../text/span.ts";
import type { Diagnostic } from "./diagnostic.ts";

/** Findings in reading order: by file, line and column; what has no place comes first. Equal findings stand once,
 *  and that one is about every file that one of them is about. */
export function inReadingOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const kept: Diagnostic[] = [];
  for (const diagnostic of [...diagnostics].sort(compareDiagnostics)) {
    const last = kept.at(-1);
    if (last === undefined || !isSame(diagnostic, last)) kept.push(diagnostic);
    else kept[kept.length - 1] = aboutBoth(last, diagnostic);
  }
  return kept;
}

function compareDiagnostics(left: Diagnostic, right: Diagnostic): number {
  if (left.span === undefined || right.span === undefined) {
    return Number(left.span !== undefined) - Number(right.span !== undefined);
  }
  return compareSpans(left.span, right.span) || (left.code < right.code ? -1 : Number(left.code > right.code));
}

function isSame(left: Diagnostic, right: Diagnostic): boolean {
  return (
    left.code === right.code &&
    left.message === right.message &&
    left.span?.source.path === right.span?.source.path &&
    left.span?.start === right.span?.start
  );
}

function aboutBoth(left: Diagnostic, right: Diagnostic): Diagnostic {
  const about = united(left.about, right.about);
  if (left.products === undefined && right.products === undefined)
    return about === left.about ? left : { ...left, about };
  return { ...left, about, products: united(left.products ?? [], right.products ?? []) };
}

/** The first list itself when the second has nothing more. Of many that are added one by one, the last is looked at first. */
function united(left: readonly string[], right: readonly string[]): readonly string[] {
  const more = right.filter((path) => left.at(-1) !== path && !left.includes(path));
  return more.length === 0 ? left : [...left, ...more];
}
