import { withoutSecrets } from "./withhold.ts";

const longest = 120;

/** User text made safe to print in one line: what looks like a secret is described instead, control, bidi and
 *  zero-width characters become escapes, and at most 120 characters are shown. A file name or a YAML key can hold a
 *  token or terminal escapes, or turn the reading direction. */
export function display(text: string): string {
  // Shortened first, a secret would no longer be known by its form.
  const safe = withoutSecrets(text);
  return escapeUnsafe(safe.length > longest ? `${safe.slice(0, longest - 1)}…` : safe);
}

/** The same escapes without the length limit, for lines of a code frame. */
export function escapeUnsafe(text: string): string {
  return text.replace(unsafe, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return code <= 0xff ? `\\x${hex(code, 2)}` : `\\u${hex(code, 4)}`;
  });
}

// Controls; format characters, which are zero-width, direction marks and the byte order mark; line and paragraph
// separators; lone surrogates; the two that XML has no place for.
const unsafe = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\ufffe\uffff]/gu;

function hex(code: number, width: number): string {
  return code.toString(16).padStart(width, "0");
}
