import { isInFile } from "../text/source-file.ts";
import type { Span } from "../text/span.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { inReadingOrder } from "./order.ts";

/** Findings as they leave the compiler: in reading order, each once, with the setting that it is about. `settingAt` gives
 *  the setting of a place in one of the files. */
export function finish(
  diagnostics: readonly Diagnostic[],
  settingAt: (span: Span) => string | undefined,
): readonly Diagnostic[] {
  return inReadingOrder(diagnostics.filter(isForSomebody)).map((diagnostic) => {
    const setting = diagnostic.span && settingAt(diagnostic.span);
    return setting === undefined ? diagnostic : { ...diagnostic, setting };
  });
}

/** What stands in no file, nobody can change: a notice about it says nothing to anybody. */
function isForSomebody({ severity, span }: Diagnostic): boolean {
  return severity !== "info" || span === undefined || isInFile(span.source);
}
