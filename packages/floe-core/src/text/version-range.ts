import satisfies from "semver/functions/satisfies.js";
import validRange from "semver/ranges/valid.js";

// Only this module imports `semver`, which the command loads with the first range that somebody has written: a version of three
// numbers is compared without it (text/exact-version.ts).

/** Whether a version lies in a range, as npm takes both. A version before a release, `1.0.0-rc.1`, lies only in ranges that name one
 *  with the same numbers. `undefined` when the range is none. */
export function isInRange(version: string, range: string): boolean | undefined {
  return validRange(range) === null ? undefined : satisfies(version, range);
}

/** The range that somebody most likely means who wrote what is none: in the way of pip, of another sign, with a number too many. */
export function meantRange(text: string): string | undefined {
  const written = text.trim().slice(0, longest);
  const repaired = repairs.reduce((range, [wrong, right]) => range.replace(wrong, right), written).trim();
  return repaired === "" || repaired === text || validRange(repaired) === null ? undefined : repaired;
}

const longest = 256;

const repairs: readonly (readonly [wrong: RegExp, right: string])[] = [
  [/≥|=>|> =/gu, ">="],
  [/≤|=<|< =/gu, "<="],
  [/={2,}/gu, "="],
  [/^(?:latest|any|newest)$/giu, "*"],
  [/\s*(?:,|&&?|\band\b)\s*/giu, " "],
  [/\s*(?:(?<!\|)\|(?!\|)|\bor\b)\s*/giu, " || "],
  // A fourth number, and zeros that a number begins with.
  [/(\d+\.\d+\.\d+)(?:\.\d+)+/gu, "$1"],
  [/(?<![\d.-])0+(?=\d)|(?<=\.)0+(?=\d)/gu, ""],
  [/\.\+/gu, ".x"],
  // A sign that was forgotten to be followed by something.
  [/[.\s]+$/u, ""],
];
