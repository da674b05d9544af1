import type { Diagnostic } from "./diagnostic.ts";

/** What the check of a file found: a finding without a place is about the file as a whole. `path` is the one that is
 *  shown. */
export function aboutFile(path: string, diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.map((diagnostic) =>
    diagnostic.span === undefined && diagnostic.about.length === 0 ? { ...diagnostic, about: [path] } : diagnostic,
  );
}
