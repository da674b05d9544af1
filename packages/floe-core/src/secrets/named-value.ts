import { isSecretReference } from "./reference.ts";
import { type SensitiveName, sensitiveName } from "./sensitive-name.ts";

/** What a value is by the name that it stands under. `parts`: its parts have to be asked. */
export type NamedValue = "secret" | "empty" | "parts" | "none";

/** What a plain value is under a key. Under a sensitive name everything but a reference to a secret is one, whatever it
 *  looks like: `changeme` and `${PASSWORD}` are passwords that somebody may have. Nothing is there to leak where a value is
 *  empty. */
export function namedValue(key: string, value: unknown): NamedValue {
  const name = sensitiveName(key);
  if (name === undefined) return isCollection(value) ? "parts" : "none";
  return isSecretReference(value) ? "none" : valueUnder(name, value);
}

/** The same for a sensitive name and a value that is no reference. */
export function valueUnder({ spares }: SensitiveName, value: unknown): NamedValue {
  // An empty section is its schema's to judge.
  const empty = spares.has("map") ? "none" : "empty";
  if (value === null || value === undefined || value === "") return empty;
  if (typeof value === "number" || typeof value === "boolean") return spares.has(kindOf(value)) ? "none" : "secret";
  if (!isCollection(value)) return "secret";
  if (Object.keys(value).length === 0) return empty;
  return Array.isArray(value) || spares.has("map") ? "parts" : "secret";
}

function isCollection(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function kindOf(value: number | boolean): "number" | "boolean" {
  return typeof value === "number" ? "number" : "boolean";
}
