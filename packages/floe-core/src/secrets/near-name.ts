import { editDistance } from "../text/did-you-mean.ts";
import { namesKnownMisspelt, otherWords } from "./name-table.ts";

/** How many of the words of a name it takes to the end of the last secret name with a slip of the finger in it, as
 *  `passwrd`, `secert_key` and `t0ken` have: one edit, in long names two. 0 where there is none. */
export function endOfNearName(words: readonly string[]): number {
  // Of a sentence only the last words can be a name.
  const first = Math.max(0, words.length - mostWords);
  const candidates = namesWithin(withLetters(words.slice(first).join("")));
  if (candidates.length === 0) return 0;
  for (let end = words.length; end > first; end--) {
    let text = "";
    for (let start = end - 1; start >= Math.max(first, end - 3) && text.length < maxLength; start--) {
      text = words[start] + text;
      const name = withLetters(singular(text));
      const letters = lettersOf(name);
      for (const candidate of candidates) if (isNear(name, letters, candidate)) return end;
    }
  }
  return 0;
}

const mostWords = 5;

/** Whether a text may hold a secret name with a slip of the finger in it. Nearly every key is done with here. */
export function mayHoldNearName(text: string): boolean {
  return namesWithin(text).length > 0;
}

/** A name or a text without the `s` of its plural. */
export function singular(name: string): string {
  return name.endsWith("s") && !/(?:ss|pas|acces)$/u.test(name) ? name.slice(0, -1) : name;
}

interface Name {
  readonly word: string;
  /** The letters that it has, a bit for each. */
  readonly letters: number;
  /** The slips with which it is still known. */
  readonly edits: 1 | 2;
}

const misspelt: readonly Name[] = namesKnownMisspelt.map((word) => {
  return { word, letters: lettersOf(word), edits: word.length < 9 ? 1 : 2 };
});

/** The names of which a text has all letters, but for those that slips have taken. */
function namesWithin(text: string): readonly Name[] {
  const letters = lettersOf(text);
  const found: Name[] = [];
  for (const name of misspelt) {
    if (hasAtMost(name.letters & ~letters, name.edits)) found.push(name);
  }
  return found;
}

function isNear(text: string, letters: number, name: Name): boolean {
  const { word, edits } = name;
  // An edit takes away a letter or two; counting the edits is much dearer.
  if (!hasAtMost(name.letters & ~letters, edits)) return false;
  const difference = text.length - word.length;
  const isOfLength = Math.abs(difference) <= edits && hasAtMost(letters & ~name.letters, edits);
  if (isOfLength && editDistance(text, word) <= edits) return !otherWords.has(text);
  // A long name may be the end of a word: `dbpasswrd`.
  return word.length >= 8 && difference > 0 && text.length <= maxLength && endsNear(text, name);
}

function endsNear(text: string, { word, letters }: Name): boolean {
  return [-1, 0, 1].some((more) => {
    const ending = text.slice(-word.length - more);
    const own = lettersOf(ending);
    return hasAtMost(letters & ~own, 1) && hasAtMost(own & ~letters, 1) && editDistance(ending, word) <= 1;
  });
}

const maxLength = 40;

function withLetters(word: string): string {
  return /\d/u.test(word) ? word.replace(/\d/gu, (digit) => letterOf[digit] ?? digit) : word;
}

// Digits that stand for letters in names such as `p4ssw0rd`.
const letterOf: Readonly<Record<string, string>> = { 0: "o", 1: "l", 3: "e", 4: "a", 5: "s", 7: "t" };

function lettersOf(text: string): number {
  let letters = 0;
  for (let at = 0; at < text.length; at++) letters |= 1 << (text.charCodeAt(at) - 97);
  return letters;
}

/** Whether a number has no more bits than so many. */
function hasAtMost(bits: number, count: 1 | 2): boolean {
  const lessOne = bits & (bits - 1);
  return lessOne === 0 || (count === 2 && (lessOne & (lessOne - 1)) === 0);
}
