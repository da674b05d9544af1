/** Makes characters visible that act on a terminal, turn the reading direction, cannot be seen or end a line: a control
 *  becomes `\x1b`, another `\u202e` or `\u{e0041}`. */
export function escapeUnsafe(text: string): string {
  return replaceUnsafe(text, (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16);
    if (code.length <= 2) return `\\x${code.padStart(2, "0")}`;
    return code.length <= 4 ? `\\u${code.padStart(4, "0")}` : `\\u{${code}}`;
  });
}

/** Writes something else for each such character. */
export function replaceUnsafe(text: string, written: (character: string) => string): string {
  return printableAscii.test(text) ? text : text.replace(unsafe, written);
}

// Most texts are of these characters only, and to compile the other expression takes a millisecond.
const printableAscii = /^[ -~]*$/u;

// Controls; format characters, which are direction marks, tags and the byte order mark; all that is drawn as nothing, such
// as fillers and variation selectors; line and paragraph separators; lone surrogates; the two that XML has no place for.
const unsafe = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}\p{Cs}\ufffe\uffff]/gu;
