import { derived, from, isLocated, type Located } from "./located.ts";
import { becauseRule } from "./rules-of-origin.ts";
import type { TracedJson } from "./traced.ts";

/** A part of an output that is there because of some settings: each leaf of it also comes from them. */
export function becauseOf(traced: TracedJson, settings: readonly Located<unknown>[]): TracedJson {
  if (isList(traced)) return traced.map((item) => becauseOf(item, settings));
  if (isLocated(traced)) return leafBecauseOf(traced, settings);
  return Object.fromEntries(Object.entries(traced).map(([key, member]) => [key, becauseOf(member, settings)]));
}

// What a rule made stays its own: by the rule of an `env_var()` the compiler knows what it has to prove.
function leafBecauseOf(leaf: Located<unknown>, settings: readonly Located<unknown>[]): Located<unknown> {
  const { value, origin } = leaf;
  if (origin.kind !== "derived") return derived(becauseRule, value, [leaf, ...settings]);
  const more = settings.map((setting) => setting.origin);
  return from({ kind: "derived", rule: origin.rule, from: [...origin.from, ...more] }, value);
}

function isList(traced: TracedJson): traced is readonly TracedJson[] {
  return Array.isArray(traced);
}
