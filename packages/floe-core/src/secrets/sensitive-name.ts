import { wordsOfKey } from "./key-words.ts";
import {
  publicNames,
  secretAllTheSame,
  secretNames,
  secretWords,
  wordsAboutSecrets,
  wordsOfAmounts,
  wordsOfSwitches,
  wordsOfVariants,
} from "./name-table.ts";
import { endOfNearName, mayHoldNearName, singular } from "./near-name.ts";

/** What a sensitive name says of its value: which kinds of values under it are no secret. A string is one under each. */
export interface SensitiveName {
  readonly spares: ReadonlySet<"number" | "boolean" | "map">;
  /** Whether the name is only near a sensitive one: `passwrd`. */
  readonly isMisspelt: boolean;
}

/** What a key says of its value when it names something secret. Letter case, separators, look-alike letters and a slip of
 *  the finger do not matter. Names of what is about secrets are not secret themselves: `token_url`, `secret_ref`,
 *  `password_policy`; of a name that is neither, such as `token_budget`, only a text is one. */
export function sensitiveName(key: string): SensitiveName | undefined {
  const name = key.trim();
  if (known.has(name)) return known.get(name);
  const found = isCertainlyPublic(name) ? undefined : judge(wordsOfKey(name));
  // Keys come from files, and a file may have a hundred thousand of them.
  if (known.size < maxKnown) known.set(name, found);
  return found;
}

const known = new Map<string, SensitiveName | undefined>();
const maxKnown = 5000;

// Most keys hold neither a secret name nor the letters of one that is nearly spelt.
function isCertainlyPublic(key: string): boolean {
  if (key.length > longestName || !/^[ -/:-~]*$/u.test(key)) return false;
  const name = key.toLowerCase().replace(/[^a-z]+/gu, "");
  return !/pass|pw|psk|sas|dsn|secret|token|credential|key|cert|conn/u.test(name) && !mayHoldNearName(name);
}

const longestName = 60;

/** Whether a key names something secret, or is near such a name. */
export function isSensitiveName(key: string): boolean {
  return sensitiveName(key) !== undefined;
}

function judge(words: readonly string[]): SensitiveName | undefined {
  const whole = words.join("");
  if (publicNames.has(whole)) return undefined;
  if (secretAllTheSame.has(whole)) return { spares: new Set(), isMisspelt: false };
  const end = endOfName(words);
  if (end > 0) return judgeName(words, end, false);
  // A name that holds a secret word is spelt right, whatever else it is near.
  const nearEnd = endOfNearName(words);
  return nearEnd > 0 ? judgeName(words, nearEnd, true) : undefined;
}

/** How many words it takes to the end of the last secret name among them; 0 where there is none. */
function endOfName(words: readonly string[]): number {
  for (let end = words.length; end > 0; end--) {
    const name = singular(words.slice(0, end).join(""));
    if (secretWords.has(words[end - 1] ?? "") || secretNames.some((ending) => name.endsWith(ending))) return end;
  }
  return 0;
}

function judgeName(words: readonly string[], end: number, isMisspelt: boolean): SensitiveName | undefined {
  // What stands behind the name says whether it is that, or something about it.
  const rest = words.slice(end).filter((word) => !wordsOfVariants.has(word) && !/^\d+$/u.test(word));
  if (wordsAboutSecrets.has(rest.at(-1) ?? "")) return undefined;
  return { spares: spared(words.slice(0, end), rest), isMisspelt };
}

function spared(words: readonly string[], rest: readonly string[]): SensitiveName["spares"] {
  const last = words.at(-1) ?? "";
  // `credentials:` and `secrets:` open sections; what stands inside is judged by its own key.
  const section = last === "credentials" || last === "secrets" ? (["map"] as const) : [];
  if (rest.length > 0) return new Set(["number", "boolean", "map"]);
  const amount = last === "tokens" || words.some((word) => wordsOfAmounts.has(word)) ? (["number"] as const) : [];
  const isSwitch = last === "pass" || (words.length > 1 && wordsOfSwitches.has(words[0] ?? ""));
  return new Set([...section, ...amount, ...(isSwitch ? (["boolean"] as const) : [])]);
}
