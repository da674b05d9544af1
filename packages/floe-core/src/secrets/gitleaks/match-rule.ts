import { type Matcher, RE2JS } from "re2js";
import { entropyOf } from "../entropy.ts";
import { gitleaksRules } from "./rules.generated.ts";

// The patterns run on RE2, which takes linear time whatever the pattern and the text. It is a quarter of a megabyte, so the
// command's bundle has this module in a part of its own, which is read when a keyword has been seen.

/** A find of a rule of gitleaks. */
export interface GitleaksFind {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

/** What the rule of a number finds in a text. */
export function matchRule(number: number, text: string): readonly GitleaksFind[] {
  const { id, entropy, group, pattern, harmless } = compiledRule(number);
  const found: GitleaksFind[] = [];
  const matcher = pattern.matcher(text);
  while (matcher.find()) {
    const [start, end] = secretOf(matcher, group);
    const secret = text.slice(start, end);
    if (entropyOf(secret) >= entropy && !harmless.some((each) => each.matcher(secret).find()))
      found.push({ id, start, end });
  }
  return found;
}

function secretOf(matcher: Matcher, wanted: number): readonly [number, number] {
  const groups = wanted > 0 ? [wanted] : Array.from({ length: matcher.groupCount() }, (_, index) => index + 1);
  const group = groups.find((each) => matcher.end(each) > matcher.start(each)) ?? 0;
  return [matcher.start(group), matcher.end(group)];
}

interface CompiledRule {
  readonly id: string;
  readonly entropy: number;
  readonly group: number;
  readonly pattern: RE2JS;
  readonly harmless: readonly RE2JS[];
}

const compiled = new Map<number, CompiledRule>();

function compiledRule(number: number): CompiledRule {
  const known = compiled.get(number);
  if (known !== undefined) return known;
  const rule = gitleaksRules[number];
  if (rule === undefined) throw new RangeError(`there is no rule ${number}`);
  const [id, entropy, group, pattern, harmless] = rule;
  const made = {
    id,
    entropy,
    group,
    pattern: RE2JS.compile(pattern),
    harmless: harmless.map((each) => RE2JS.compile(each)),
  };
  compiled.set(number, made);
  return made;
}
