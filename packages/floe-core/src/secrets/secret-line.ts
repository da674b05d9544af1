import { isSecretText } from "./find.ts";
import { findRandomText } from "./random-text.ts";
import { isSensitiveName, sensitiveName } from "./sensitive-name.ts";

/** Whether a line of a file may show a secret, judged by its text alone: it has to work on files that do not parse. */
export function lineMayHoldSecret(line: string): boolean {
  // What is longer is no line that anybody wrote by hand, and cannot be judged in a moment.
  if (line.length > longestLine) return true;
  const comment = line.match(/(?:^|\s)#(.*)$/u)?.[1];
  if (comment !== undefined && secretWords.test(comment)) return true;
  if (namesSecret(line)) return true;
  return isSecretText(line) || findRandomText(line).length > 0;
}

/** What is longer than this is not judged: it is taken for a secret when it would be shown. */
export const longestLine = 20_000;

// In a comment the secret may stand anywhere.
const secretWords =
  /password|passwd|passphrase|\bpwd\b|token|credential|api[-_ ]?key|(?:access|private)[-_ ]key|secret\b/iu;

/** Whether a key on the line, or what an escape may hide as one, names a secret. A key without a value on its line
 *  counts: what it opens may be the secret itself. */
function namesSecret(line: string): boolean {
  if (isSensitiveName(explicitKey(line))) return true;
  return keysOnLine(line).some(({ key, rest }) => key.includes("\\") || opensSecret(key, rest));
}

/** What may be a key on a line, and what stands behind it. */
export interface KeyOnLine {
  readonly key: string;
  readonly rest: string;
}

/** Whatever stands before a `:` or a `=` of a line. */
export function keysOnLine(line: string): readonly KeyOnLine[] {
  return [...line.matchAll(/[:=]/gu)].map(({ index }) => {
    const before = line.slice(Math.max(0, index - longestKey), index);
    return { key: before.split(/[{}[\],:=]/u).at(-1) ?? "", rest: line.slice(index + 1) };
  });
}

const longestKey = 200;

/** Whether what stands behind a key may be a secret, judged by the rest of its line. References and sections are none. */
export function opensSecret(key: string, rest: string): boolean {
  const name = sensitiveName(key);
  if (name === undefined || isReferenceText(rest)) return false;
  return !name.spares.has("map") || !/^\s*(?:\{.*|#.*)?$/u.test(rest);
}

/** Whether a text begins as a reference to a secret in one line, or a list of such. */
export function isReferenceText(text: string): boolean {
  return /^[\s[]*\{\s*(?:"?secret_ref"?|"?key"?)\s*:/u.test(text);
}

/** The key of a line such as `? password`, whose value stands on the next one. */
export function explicitKey(line: string): string {
  return /^[\s-]*\?\s+(?<key>.{1,200})$/u.exec(line)?.groups?.["key"] ?? "";
}
