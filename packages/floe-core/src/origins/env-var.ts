import { Bug } from "../diagnostics/bug.ts";
import { isSecretReference, type SecretReferenceLike, secretVariable } from "../secrets/reference.ts";
import { child, type Pointer } from "../text/pointer.ts";
import { derived, from, isLocated, items, type Located, members } from "./located.ts";
import { envVarRule, originRule } from "./rules-of-origin.ts";
import { secretsWithin } from "./secrets-within.ts";
import type { TracedJson } from "./traced.ts";

// A text with this rule claims to be an env_var(). The claim is known by its name, because a plugin may bring its own copy
// of this module, and it proves nothing: the compiler looks at the text and makes the value once more.
const claimRule = originRule(envVarRule.name, envVarRule.sentence);

/** Options for a dbt profile: each reference to a secret becomes the `env_var()` that reads it, the rest stays. */
export function withEnvVars(options: Located<unknown>): TracedJson {
  const { value } = options;
  if (isSecretReference(value)) return derived(claimRule, envVar(value), [options]);
  if (isList(options)) return items(options).map(withEnvVars);
  if (!isTable(options)) return options;
  return Object.fromEntries(members(options).map(([key, member]) => [key, withEnvVars(member)]));
}

/** What a plugin made of its options, with each `env_var()` made again by the compiler itself, under a rule that no plugin
 *  ever holds. One that reads no secret of these options is refused: whatever the rule of its origin says, its text is
 *  the plugin's own, and dbt would run it. */
export function provedEnvVars(traced: TracedJson, options: readonly Located<unknown>[]): TracedJson {
  // Most options have no secret and most results no claim.
  let texts: ReadonlySet<unknown> | undefined;
  const proved = (part: TracedJson, pointer: Pointer): TracedJson => {
    if (isTracedList(part)) return part.map((item, index) => proved(item, child(pointer, index)));
    if (!isLocated(part))
      return Object.fromEntries(
        Object.entries(part).map(([key, member]) => [key, proved(member, child(pointer, key))]),
      );
    const { value, origin } = part;
    if (origin.kind !== "derived" || origin.rule.name !== envVarRule.name) return part;
    texts ??= new Set(options.flatMap(secretsWithin).map((reference) => envVar(reference.value)));
    if (!texts.has(value)) throw new Bug(`${pointer || "the result"} is no env_var() of a secret in the options`);
    return from({ kind: "derived", rule: envVarRule, from: origin.from }, value);
  };
  return proved(traced, "");
}

function envVar(reference: SecretReferenceLike): string {
  return `{{ env_var('${secretVariable(reference)}') }}`;
}

function isTracedList(traced: TracedJson): traced is readonly TracedJson[] {
  return Array.isArray(traced);
}

function isList(value: Located<unknown>): value is Located<readonly unknown[]> {
  return Array.isArray(value.value) && value.value.length > 0;
}

function isTable(value: Located<unknown>): value is Located<{ readonly [key: string]: unknown }> {
  return (
    typeof value.value === "object" &&
    value.value !== null &&
    !Array.isArray(value.value) &&
    Object.keys(value.value).length > 0
  );
}
