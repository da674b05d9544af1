import { decodedTexts } from "./decoded-texts.ts";
import { entropyOf } from "./entropy.ts";
import type { SecretRule } from "./secret-rule.ts";
import { secretRules } from "./secret-rules.ts";

/** A secret inside a string. */
export interface FoundSecret {
  readonly rule: SecretRule;
  readonly start: number;
  readonly end: number;
}

/** The secrets of known forms in a string, in its order, without overlaps, as they are or in base64 or
 *  percent-encoded. Takes time linear in the text. */
export function findSecrets(text: string): readonly FoundSecret[] {
  if (!mayHoldSecret.test(text)) return [];
  const found = [...findPlain(text)];
  for (const { text: decoded, start, end } of decodedTexts(text)) {
    const [first] = findPlain(decoded);
    if (first !== undefined) found.push({ rule: first.rule, start, end });
  }
  found.sort((left, right) => left.start - right.start || right.end - left.end);
  let end = 0;
  return found.filter((each) => {
    if (each.start < end) return false;
    end = each.end;
    return true;
  });
}

/** Whether a value holds a secret of a known form. Such a value is written to no output, allowlisted or not. */
export function isSecretText(value: string): boolean {
  return findSecrets(value).length > 0;
}

// Every form is one run of at least 16 characters, or has the beginning of a password in an address or a connection
// string, of a key in several lines, or of a percent-encoding. Most values are names and sentences and have neither.
const mayHoldSecret = /\S{16}|:\/\/|[=%]|-----BEGIN/u;

function findPlain(text: string): readonly FoundSecret[] {
  return secretRules.flatMap((rule) => findByRule(text, rule));
}

function findByRule(text: string, rule: SecretRule): readonly FoundSecret[] {
  // Nearly every text holds no mark, and looking for one is much cheaper than running a pattern.
  if (!rule.marks.some((mark) => text.includes(mark))) return [];
  const found: FoundSecret[] = [];
  for (const match of text.matchAll(rule.pattern)) {
    const secret = match.groups?.["secret"] ?? match[0];
    // Where only a part is secret it ends the match, up to a character or two.
    const start = match.index + match[0].lastIndexOf(secret);
    if (isReal(secret, rule)) found.push({ rule, start, end: start + secret.length });
  }
  return found;
}

function isReal(secret: string, { entropyFloor, accepts }: SecretRule): boolean {
  // The documentation of AWS and others marks its keys so.
  if (entropyFloor > 0 && (/EXAMPLE(?:KEY)?$/u.test(secret) || entropyOf(secret) < entropyFloor)) return false;
  return accepts === undefined || accepts(secret);
}
