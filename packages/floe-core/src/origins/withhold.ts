import { isSecretText } from "../secrets/find.ts";
import { isSecretReference } from "../secrets/reference.ts";
import { isNamedSecret } from "../secrets/sensitive-name.ts";
import { derived, isLocated, isLocatedTable, items, type Located, members } from "./located.ts";
import { envVarRule, withheldNameRule, withheldTextRule } from "./rules-of-origin.ts";
import type { TracedJson } from "./traced.ts";

/** What stands in an output where a file holds a secret in plain text. */
export const withheld = "[withheld: write a secret_ref]";

/** Options for an output: references to secrets stay; a literal that its key or its form shows to be a secret is
 *  withheld, allowlisted or not. */
export function withoutPlaintext(value: Located<unknown>, key = ""): TracedJson {
  if (isList(value)) return items(value).map((item) => withoutPlaintext(item, key));
  if (isLocatedTable(value) && !isSecretReference(value.value) && Object.keys(value.value).length > 0) {
    return Object.fromEntries(
      members(value).flatMap(([name, member]) =>
        member.value === undefined ? [] : [[name, withoutPlaintext(member, name)]],
      ),
    );
  }
  if (isNamedSecret(key, value.value)) return derived(withheldNameRule, withheld, [value]);
  return typeof value.value === "string" && isSecretText(value.value)
    ? derived(withheldTextRule, withheld, [value])
    : value;
}

/** The same for what a plugin made of its options. Its own constants stay, as does the `env_var()` of a reference. */
export function tracedWithoutPlaintext(traced: TracedJson, key = ""): TracedJson {
  if (isLocated(traced)) return isOwnText(traced) ? traced : withoutPlaintext(traced, key);
  if (isTracedList(traced)) return traced.map((item) => tracedWithoutPlaintext(item, key));
  return Object.fromEntries(
    Object.entries(traced).map(([name, member]) => [name, tracedWithoutPlaintext(member, name)]),
  );
}

function isOwnText({ origin }: Located<unknown>): boolean {
  if (origin.kind === "builtin" || origin.kind === "plugin") return true;
  return origin.kind === "derived" && origin.rule === envVarRule;
}

function isTracedList(traced: TracedJson): traced is readonly TracedJson[] {
  return Array.isArray(traced);
}

function isList(value: Located<unknown>): value is Located<readonly unknown[]> {
  return Array.isArray(value.value) && value.value.length > 0;
}
