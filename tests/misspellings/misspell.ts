import { pick } from "./random.ts";

/** The ways in which people get a key wrong. */
export const waysToMisspell = ["replaced", "left out", "doubled", "added", "swapped", "capitals", "separator"] as const;
export type WayToMisspell = (typeof waysToMisspell)[number];

const letters = [..."abcdefghijklmnopqrstuvwxyz"];

/** A key written wrongly in one way, or `undefined` where the way does not apply to it. */
export function misspell(key: string, way: WayToMisspell, random: () => number): string | undefined {
  const at = Math.floor(random() * key.length);
  const letter = pick(random, letters);
  switch (way) {
    case "replaced":
      return key.slice(0, at) + letter + key.slice(at + 1);
    case "left out":
      return key.length < 4 ? undefined : key.slice(0, at) + key.slice(at + 1);
    case "doubled":
      return key.slice(0, at + 1) + key.slice(at);
    case "added":
      return key.slice(0, at) + letter + key.slice(at);
    case "swapped":
      return swapped(key, at);
    case "capitals":
      return pick(random, [key.toUpperCase(), key.slice(0, 1).toUpperCase() + key.slice(1)]);
    case "separator":
      return otherSeparator(key, random);
  }
}

function swapped(key: string, at: number): string | undefined {
  const [left = "", right = ""] = [key.slice(at, at + 1), key.slice(at + 1, at + 2)];
  return right === "" ? undefined : key.slice(0, at) + right + left + key.slice(at + 2);
}

/** `snake_case` in camel case, with hyphens or as one word; `camelCase` in snake case or with hyphens. */
function otherSeparator(key: string, random: () => number): string | undefined {
  const words = key.replace(/[A-Z]/gu, (capital) => `_${capital.toLowerCase()}`).split("_");
  if (words.length === 1) return undefined;
  const camel = words.map((word, index) => (index === 0 ? word : word.slice(0, 1).toUpperCase() + word.slice(1)));
  return pick(random, [camel.join(""), words.join("_"), words.join("-"), words.join("")]);
}
