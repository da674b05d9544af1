import type { Diagnostic, DiagnosticCode } from "../diagnostics/diagnostic.ts";

/** Findings that say again what a more precise one says at the same place. */
const echoes: ReadonlyMap<DiagnosticCode, readonly DiagnosticCode[]> = new Map([
  ["secrets/plaintext", ["schema/plaintext-secret"]],
]);

/** The findings without those that a more precise one makes needless. */
export function withoutEchoes(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.filter((diagnostic) => {
    const better = echoes.get(diagnostic.code);
    return (
      better === undefined ||
      !diagnostics.some((other) => better.includes(other.code) && isSamePlace(other, diagnostic))
    );
  });
}

function isSamePlace(left: Diagnostic, right: Diagnostic): boolean {
  return left.span !== undefined && left.span.source === right.span?.source && left.span.start === right.span.start;
}
