import { isSecretReference } from "../../../naming/secret-variable.ts";
import { derived, items, type Located, members } from "../../../source/located.ts";
import type { TracedJson } from "../../../source/traced.ts";
import { isSensitiveName } from "../../../text/sensitive-name.ts";

/** What stands in an output where a file holds a secret in plain text. */
export const withheld = "[withheld: write a secret_ref]";

/** Options for an output: references to secrets stay, a literal under a sensitive name is withheld. */
export function withoutPlaintext(value: Located<unknown>, key = ""): TracedJson {
  if (isList(value)) return items(value).map((item) => withoutPlaintext(item, key));
  if (isTable(value) && !isSecretReference(value.value) && Object.keys(value.value).length > 0) {
    return Object.fromEntries(
      members(value).flatMap(([name, member]) =>
        member.value === undefined ? [] : [[name, withoutPlaintext(member, name)]],
      ),
    );
  }
  const literal = typeof value.value === "string" || typeof value.value === "number";
  return literal && isSensitiveName(key)
    ? derived("plain text under a sensitive name is not written", withheld, [value])
    : value;
}

function isList(value: Located<unknown>): value is Located<readonly unknown[]> {
  return Array.isArray(value.value) && value.value.length > 0;
}

function isTable(value: Located<unknown>): value is Located<{ readonly [key: string]: unknown }> {
  return typeof value.value === "object" && value.value !== null && !Array.isArray(value.value);
}
