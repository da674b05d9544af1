import { RE2JS } from "re2js";

/** Why a regular expression of a user cannot be run. */
export interface PatternFault {
  /** How it ends a sentence that begins with "This regular expression cannot be used:". */
  readonly reason: string;
  /** The first character of the part that is to blame, counted from 1; absent where the whole is. */
  readonly position: number | undefined;
}

// What compiles takes time in the length of a name; a limit keeps what is compiled small as well.
const maxLength = 1000;

/** What keeps a regular expression from running on RE2, the engine for all patterns of users: it takes time that grows with
 *  the text and not faster, so that no pattern can stop a compile. Nothing when it can run. */
export function patternFault(pattern: string): PatternFault | undefined {
  if (pattern === "") return { reason: "it is empty, and an empty one matches everything", position: undefined };
  if (pattern.length > maxLength) return { reason: `it is longer than ${maxLength} characters`, position: undefined };
  const refusal = refusalOf(pattern);
  return refusal && { reason: reasonOf(refusal), position: positionOf(pattern, refusal) };
}

/** What the engine says about a pattern: a kind of mistake, and the part that it stopped at. */
interface Refusal {
  readonly error: string;
  readonly input: string | null;
}

function refusalOf(pattern: string): Refusal | undefined {
  try {
    RE2JS.compile(pattern);
    return undefined;
  } catch (error) {
    if (isRefusal(error)) return error;
    throw error;
  }
}

// Asked by its fields and not by its class: the command loads the engine with the first pattern that it meets.
function isRefusal(error: unknown): error is Refusal {
  return error instanceof Error && "error" in error && typeof error.error === "string" && "input" in error;
}

const missingParenthesis = "missing closing )";

const reasons: Readonly<Record<string, string>> = {
  "invalid character class range": "a range or class of characters in it does not exist",
  "invalid escape sequence": "what follows a backslash in it has no meaning",
  "invalid named capture": "the name of a group in it is not closed or is no name",
  "duplicate capture group name": "two groups in it have one name",
  "invalid or unsupported Perl syntax": "what follows `(?` in it has no meaning",
  "invalid nested repetition operator": "it repeats what is repeated already",
  "invalid repeat count": "a number of repetitions in it is above 1000, or the first one is above the second",
  "missing closing ]": "a `[` in it is not closed",
  [missingParenthesis]: "a `(` in it is not closed",
  "unexpected )": "a `)` in it closes nothing",
  "missing argument to repetition operator": "it repeats nothing",
  "trailing backslash at end of expression": "it ends with a backslash",
  "expression nests too deeply": "its groups are nested too deeply",
  "expression too large": "it is too large",
};

function reasonOf({ error, input }: Refusal): string {
  if (/^\(\?<?[=!]/u.test(input ?? "")) return "it looks ahead or behind, which RE2 cannot do";
  if (/^\\(?:[1-9]|k)/u.test(input ?? "")) return "it refers back to a group, which RE2 cannot do";
  return reasons[error] ?? "RE2 does not understand it";
}

function positionOf(pattern: string, refusal: Refusal): number | undefined {
  if (refusal.error === missingParenthesis) return unclosedGroup(pattern);
  if (refusal.error.startsWith("expression ")) return undefined;
  const { end, input } = shortestRefused(pattern, refusal);
  // The engine names the whole pattern where one `)` is too many, and nothing where a backslash ends it.
  const length = refusal.error === "unexpected )" || input === null ? 1 : input.length;
  return end - length + 1;
}

/** The end of the shortest beginning of a pattern that is refused in the same way: it ends with the part that is to blame,
 *  because the engine reads from left to right and stops at the first mistake. */
function shortestRefused(pattern: string, refusal: Refusal): { readonly end: number; readonly input: string | null } {
  let passed = 0;
  let found = { end: pattern.length, input: refusal.input };
  while (passed + 1 < found.end) {
    const middle = Math.floor((passed + found.end) / 2);
    const here = refusalOf(pattern.slice(0, middle));
    if (here !== undefined && isAlike(refusal, here)) found = { end: middle, input: here.input };
    else passed = middle;
  }
  return found;
}

// Where the engine names all that is left, a beginning of the pattern leaves less.
function isAlike(whole: Refusal, part: Refusal): boolean {
  if (whole.error !== part.error || whole.input === null || part.input === null) return whole.error === part.error;
  return whole.input.startsWith(part.input);
}

const maxTrials = 50;

// A group that is not closed is the one without which the pattern is right.
function unclosedGroup(pattern: string): number | undefined {
  const opening = [...pattern.matchAll(/\(/gu)].map(({ index }) => index).slice(-maxTrials);
  const unclosed = opening.findLast((at) => refusalOf(`${pattern.slice(0, at)}\\${pattern.slice(at)}`) === undefined);
  return unclosed === undefined ? undefined : unclosed + 1;
}
