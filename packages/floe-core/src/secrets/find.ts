import { decodedTexts } from "./decoded-texts.ts";
import { entropyOf } from "./entropy.ts";
import { findTokens } from "./gitleaks/find-tokens.ts";
import type { SecretGroup, SecretRule } from "./secret-rule.ts";
import { secretRules } from "./secret-rules.ts";

/** A secret inside a string. */
export interface FoundSecret {
  /** The rule that found it. */
  readonly kind: string;
  readonly group: SecretGroup;
  readonly start: number;
  readonly end: number;
}

/** The secrets of known forms in a string, in its order, without overlaps, as they are or in base64 or
 *  percent-encoded. `key` is what it stands under, where that is known: of many tokens only the name of their service tells
 *  the kind. Takes time linear in the text. */
export function findSecrets(text: string, key = ""): readonly FoundSecret[] {
  if (!mayHoldSecret.test(text)) return [];
  const found = [...findPlain(text, key)];
  for (const { text: decoded, start, end } of decodedTexts(text)) {
    const [first] = findPlain(decoded, key);
    if (first !== undefined) found.push({ ...first, start, end });
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
export function isSecretText(value: string, key = ""): boolean {
  return findSecrets(value, key).length > 0;
}

// Every form is one run of at least 16 characters, or has the beginning of a password in an address or a connection
// string, of a key in several lines, or of a percent-encoding. Most values are names and sentences and have neither.
const mayHoldSecret = /\S{16}|:\/\/|[=%]|-----BEGIN/u;

function findPlain(text: string, key: string): readonly FoundSecret[] {
  // The rules of gitleaks look for `name: value`.
  const before = key === "" ? 0 : key.length + 2;
  const tokens = findTokens(before === 0 ? text : `${key}: ${text}`).flatMap(({ id, start, end }) => {
    const isOfText = end > before;
    const place = { start: Math.max(0, start - before), end: end - before };
    return isOfText ? [{ kind: id, group: "known-token" as const, ...place }] : [];
  });
  return [...secretRules.flatMap((rule) => findByRule(text, rule)), ...tokens];
}

function findByRule(text: string, rule: SecretRule): readonly FoundSecret[] {
  // Nearly every text holds no mark, and looking for one is much cheaper than running a pattern.
  if (!rule.marks.some((mark) => text.includes(mark))) return [];
  const found: FoundSecret[] = [];
  for (const match of text.matchAll(rule.pattern)) {
    const secret = match.groups?.["secret"] ?? match[0];
    // Where only a part is secret it ends the match, up to a character or two.
    const start = match.index + match[0].lastIndexOf(secret);
    if (isReal(secret, rule)) found.push({ kind: rule.id, group: rule.group, start, end: start + secret.length });
  }
  return found;
}

function isReal(secret: string, { entropyFloor, accepts }: SecretRule): boolean {
  // The documentation of AWS and others marks its keys so.
  if (entropyFloor > 0 && (/EXAMPLE(?:KEY)?$/u.test(secret) || entropyOf(secret) < entropyFloor)) return false;
  return accepts === undefined || accepts(secret);
}
