import type { Diagnostic, DiagnosticCode, Severity } from "../diagnostics/diagnostic.ts";
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

/** The findings without those that a more precise one makes needless. None yields to a milder one: what keeps a stage
 *  from giving a value is always said. */
export function withoutEchoes(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const places = new Map<SourceFile, Map<string, Severity>>();
  for (const { code, severity, span } of diagnostics) {
    if (span === undefined) continue;
    const found = places.get(span.source) ?? new Map();
    places.set(span.source, found.set(`${code} ${span.start}`, severity));
  }
  return diagnostics.filter(({ code, severity, span }) => {
    const better = echoes.get(code) ?? [];
    const yieldsTo = (other: DiagnosticCode): boolean => {
      const found = span && places.get(span.source)?.get(`${other} ${span.start}`);
      return found !== undefined && weight[found] >= weight[severity];
    };
    return !better.some(yieldsTo);
  });
}

const weight: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };
