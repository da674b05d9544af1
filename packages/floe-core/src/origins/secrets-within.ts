import { isSecretReference, type SecretReferenceLike } from "../secrets/reference.ts";
import { isLocatedTable, items, type Located, members } from "./located.ts";

/** The references to secrets inside a value, in the order of the value. */
export function secretsWithin(value: Located<unknown>): readonly Located<SecretReferenceLike>[] {
  if (isReference(value)) return [value];
  if (isList(value)) return items(value).flatMap(secretsWithin);
  return isLocatedTable(value) ? members(value).flatMap(([, member]) => secretsWithin(member)) : [];
}

function isReference(value: Located<unknown>): value is Located<SecretReferenceLike> {
  return isSecretReference(value.value);
}

function isList(value: Located<unknown>): value is Located<readonly unknown[]> {
  return Array.isArray(value.value);
}
