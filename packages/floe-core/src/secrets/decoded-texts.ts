/** A part of a string that is another text in an encoding. */
export interface DecodedText {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** What stands in a string in base64, in either alphabet, or percent-encoded. One layer deep: who wraps a secret twice
 *  does not do it by mistake. */
export function decodedTexts(text: string): readonly DecodedText[] {
  return [...base64Texts(text), ...percentEncoded(text)];
}

function base64Texts(text: string): readonly DecodedText[] {
  const found: DecodedText[] = [];
  for (const match of text.matchAll(/[A-Za-z0-9+/_-]{20,}={0,2}/gu)) {
    const decoded = Buffer.from(match[0], "base64").toString("latin1");
    if (printable.test(decoded)) {
      found.push({ text: decoded, start: match.index, end: match.index + match[0].length });
    }
  }
  return found;
}

// Anything can be read as base64; what comes of a word or a key is binary.
const printable = /^[\t\n\r\x20-\x7e]+$/u;

function percentEncoded(text: string): readonly DecodedText[] {
  if (!/%[0-9a-f]{2}/iu.test(text)) return [];
  try {
    return [{ text: decodeURIComponent(text), start: 0, end: text.length }];
  } catch {
    return [];
  }
}
