import type { Diagnostic, DiagnosticCode } from "../diagnostics/diagnostic.ts";
import type { SourceFile } from "../text/source-file.ts";

/** Findings that say again what a more precise one says at the same place. */
const echoes: ReadonlyMap<DiagnosticCode, readonly DiagnosticCode[]> = new Map([
  ["secrets/plaintext", ["schema/plaintext-secret"]],
  ["secrets/known-token", ["schema/plaintext-secret"]],
  ["secrets/private-key", ["schema/plaintext-secret"]],
  ["secrets/url-password", ["schema/plaintext-secret"]],
  ["schema/wrong-format", ["secrets/url-password"]],
  ["config/unused-key", ["schema/unknown-root-key"]],
]);

/** The findings without those that a more precise one makes needless. */
export function withoutEchoes(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const places = new Map<SourceFile, Set<string>>();
  for (const { code, span } of diagnostics) {
    if (span === undefined) continue;
    const found = places.get(span.source) ?? new Set();
    places.set(span.source, found.add(`${code} ${span.start}`));
  }
  return diagnostics.filter(({ code, span }) => {
    const better = echoes.get(code) ?? [];
    return span === undefined || !better.some((other) => places.get(span.source)?.has(`${other} ${span.start}`));
  });
}
