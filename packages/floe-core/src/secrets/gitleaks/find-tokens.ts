import { gitleaksKeywords } from "./keywords.generated.ts";
import { type GitleaksFind, matchRule } from "./match-rule.ts";

/** The tokens of services that the rules of gitleaks find in a text. Only the rules whose keyword is there are asked, and
 *  none where nothing is like a token. */
export function findTokens(text: string): readonly GitleaksFind[] {
  const looked = text.length > longest ? text.slice(0, longest) : text;
  return mayHoldToken(looked) ? rulesFor(looked).flatMap((number) => matchRule(number, looked)) : [];
}

// What is longer is data. The time is linear, and for the worst patterns a hundredth of a second for a thousand characters.
const longest = 32_768;

/** Whether a text has a run of characters that may be a token: long, and with a digit, with letters of both cases, or without
 *  anything but capitals. */
function mayHoldToken(text: string): boolean {
  for (const [run] of text.matchAll(/[\w+=~.-]{14,}/gu)) {
    if (/\d/u.test(run) || (/[a-z]/u.test(run) && /[A-Z]/u.test(run)) || /[A-Z]{16}/u.test(run)) return true;
  }
  return false;
}

/** The numbers of the rules whose keyword is in a text, in their order. */
function rulesFor(text: string): readonly number[] {
  const small = text.toLowerCase();
  const found = new Set<number>();
  for (const [keyword, ...rules] of gitleaksKeywords) {
    const isThere = keyword.startsWith("=") ? text.includes(keyword.slice(1)) : small.includes(keyword);
    if (isThere) for (const rule of rules) found.add(rule);
  }
  return [...found].sort((left, right) => left - right);
}
