import type { z } from "zod";

/** A copy of `json` without the keys that the schema does not know, at any depth. Nothing else is changed, so that what
 *  is wrong in the rest is still found by parsing. Keys inside open maps are all known. */
export function withoutUnknownKeys(schema: z.ZodType, json: unknown): unknown {
  const issues = schema.safeParse(json).error?.issues ?? [];
  let known = json;
  for (const issue of issues) {
    if (issue.code === "unrecognized_keys") known = withoutKeysAt(known, issue.path, new Set(issue.keys));
  }
  return known;
}

/** Puts back into a freshly parsed value what `raw` has beside it. Changes `parsed`; a part that the parser took over
 *  as it was is the same object in both and is left alone. */
export function addUnknownKeys(parsed: unknown, raw: unknown): void {
  if (parsed === raw) return;
  if (Array.isArray(parsed) && Array.isArray(raw)) {
    for (const [index, item] of parsed.entries()) addUnknownKeys(item, raw[index]);
    return;
  }
  if (!isMap(parsed) || !isMap(raw)) return;
  for (const [key, value] of Object.entries(raw)) {
    if (Object.hasOwn(parsed, key)) addUnknownKeys(parsed[key], value);
    else Object.defineProperty(parsed, key, { value, enumerable: true, configurable: true, writable: true });
  }
}

function withoutKeysAt(value: unknown, path: readonly PropertyKey[], unknown: ReadonlySet<string>): unknown {
  const [step, ...rest] = path;
  if (step === undefined)
    return isMap(value) ? mapEntries(value, (entry) => (unknown.has(entry[0]) ? [] : [entry])) : value;
  if (Array.isArray(value))
    return value.map((item, index) => (index === step ? withoutKeysAt(item, rest, unknown) : item));
  if (!isMap(value)) return value;
  return mapEntries(value, ([key, item]) => [[key, key === step ? withoutKeysAt(item, rest, unknown) : item]]);
}

type Entry = readonly [string, unknown];

function mapEntries(map: Readonly<Record<string, unknown>>, change: (entry: Entry) => readonly Entry[]): unknown {
  return Object.fromEntries(Object.entries(map).flatMap(change));
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
