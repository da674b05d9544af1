/** A `ref()` in a model: what it names and where the name stands, in UTF-16 offsets of the file. */
export interface ModelReference {
  readonly target: string;
  readonly start: number;
  readonly end: number;
}

/** The `ref()` calls of a model, up to one more than `most`. Jinja runs inside SQL comments too, as dbt does; only Jinja comments hide a call.
 *  A ref with two texts names a model of another package and is not ours to check. */
export function referencesIn(text: string, most = Number.POSITIVE_INFINITY): readonly ModelReference[] {
  const visible = withoutJinjaComments(text);
  const references: ModelReference[] = [];
  for (const match of visible.matchAll(/\bref\s*\(\s*(["'])([^"'\\\n]{1,200})\1\s*(?=[,)])(?!\s*,\s*["'])/gu)) {
    const [call, quote = "", target = ""] = match;
    const start = match.index + call.indexOf(quote) + 1;
    references.push({ target, start, end: start + target.length });
    if (references.length > most) break;
  }
  return references;
}

// Blanks of the same length, so that offsets stay true.
function withoutJinjaComments(text: string): string {
  let result = "";
  let at = 0;
  for (;;) {
    const open = text.indexOf("{#", at);
    const close = open === -1 ? -1 : text.indexOf("#}", open + 2);
    if (close === -1) return result + text.slice(at);
    result += text.slice(at, open) + " ".repeat(close + 2 - open);
    at = close + 2;
  }
}
