import { isSecretText } from "../secrets/find.ts";
import { namedValue } from "../secrets/named-value.ts";
import { isSecretReference } from "../secrets/reference.ts";
import { derived, isLocated, isLocatedTable, items, type Located, members } from "./located.ts";
import type { Origin } from "./origin.ts";
import { becauseRule, envVarRule, withheldNameRule, withheldTextRule } from "./rules-of-origin.ts";
import type { TracedJson } from "./traced.ts";

/** What stands in an output where a file holds a secret in plain text. */
export const withheld = "[withheld: write a secret_ref]";

/** Options for an output: references to secrets stay; a literal that its key or its form shows to be a secret is
 *  withheld, allowlisted or not. */
export function withoutPlaintext(value: Located<unknown>, key = ""): TracedJson {
  switch (namedValue(key, value.value)) {
    case "secret":
      return derived(withheldNameRule, withheld, [value]);
    case "parts":
      return partsOf(value, key);
    case "empty":
    case "none":
      return isSecretLiteral(value.value, key) ? derived(withheldTextRule, withheld, [value]) : value;
  }
}

function partsOf(value: Located<unknown>, key: string): TracedJson {
  if (isSecretReference(value.value)) return value;
  if (isList(value)) return items(value).map((item) => withoutPlaintext(item, key));
  if (!isLocatedTable(value) || Object.keys(value.value).length === 0) return value;
  return Object.fromEntries(
    members(value).flatMap(([name, member]) =>
      member.value === undefined ? [] : [[name, withoutPlaintext(member, name)]],
    ),
  );
}

/** A plain value with `withheld` in the place of each text that is a secret: what a plugin's hooks are given, so that
 *  nothing they make of it holds one. Numbers keep their type, which the plugin's schema may have asked for. */
export function withoutSecretTexts(value: unknown, key = ""): unknown {
  const named = namedValue(key, value);
  if (typeof value === "string") return named === "secret" || isSecretText(value, key) ? withheld : value;
  if (typeof value !== "object" || value === null || named === "none") return value;
  if (Array.isArray(value)) return value.map((item) => withoutSecretTexts(item, key));
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, withoutSecretTexts(member, named === "secret" ? key : name)]),
  );
}

/** The same for what a plugin made of its options. Its own constants stay, as does the `env_var()` of a reference. */
export function tracedWithoutPlaintext(traced: TracedJson, key = ""): TracedJson {
  if (isLocated(traced)) return isOwnText(traced) ? traced : withoutPlaintext(traced, key);
  if (isTracedList(traced)) return traced.map((item) => tracedWithoutPlaintext(item, key));
  return Object.fromEntries(
    Object.entries(traced).map(([name, member]) => [name, tracedWithoutPlaintext(member, name)]),
  );
}

function isSecretLiteral(value: unknown, key: string): boolean {
  return typeof value === "string" && (value === withheld || isSecretText(value, key));
}

function isOwnText({ origin }: Located<unknown>): boolean {
  return isConstant(origin) || (origin.kind === "derived" && origin.rule === envVarRule);
}

function isConstant(origin: Origin): boolean {
  if (origin.kind === "derived" && origin.rule === becauseRule) return origin.from[0]?.kind === "builtin";
  return origin.kind === "builtin" || origin.kind === "plugin";
}

function isTracedList(traced: TracedJson): traced is readonly TracedJson[] {
  return Array.isArray(traced);
}

function isList(value: Located<unknown>): value is Located<readonly unknown[]> {
  return Array.isArray(value.value) && value.value.length > 0;
}
