import { defineDiagnostics, type Extras, problem } from "../../../src/diagnostics/define.ts";
import type { Diagnostic } from "../../../src/diagnostics/diagnostic.ts";
import type { SourceFile } from "../../../src/text/source-file.ts";

const area = defineDiagnostics("test", {
  found: problem({
    severity: "error",
    message: (p: { message: string }) => p.message,
    docs: { cause: "A test wants it. So it is.", example: "a: 1\n", fix: "Nothing." },
  }),
});

export const catalogue = area.entries;

/** A finding with any message about a word of a file, without `display()`, as a careless plugin would make it. */
export function finding(source: SourceFile, word: string, message: string, extras: Extras = {}): Diagnostic {
  const start = source.text.indexOf(word);
  return area.found({ message }, { source, start, end: start + word.length }, extras);
}

/** A finding about files as a whole. */
export function findingAbout(about: readonly string[], message: string): Diagnostic {
  return area.found({ message }, undefined, { about });
}
