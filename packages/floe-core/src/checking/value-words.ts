import { definitionOf, innerOf, isObject } from "./definition.ts";
import { typeNames } from "./type-words.ts";

/** What a schema takes, in words: `a whole number from 1 to 64`, `one of: bronze, silver, gold`. */
export function valueWords(schema: unknown): string {
  const inner = innerOf(schema);
  if (inner !== undefined) return valueWords(inner);
  const { type, shape, options, element, valueType, values } = definitionOf(schema);
  const entries = entriesOf(schema);
  if (isObject(shape) && Object.hasOwn(shape, "secret_ref")) return "a reference to a secret (secret_ref, key)";
  if (entries !== undefined) return `one of: ${entries.join(", ")}`;
  if (Array.isArray(values)) return values.map(String).join(" or ");
  if (Array.isArray(options)) return [...new Set(options.map(valueWords))].join(", or ");
  if (element !== undefined) return `a list; each element: ${valueWords(element)}`;
  if (valueType !== undefined) return "a section with keys of your own";
  const word = typeof type === "string" ? type : "";
  const limits = limitsOf(schema);
  const name = limits.isWhole ? "a whole number" : (typeNames[word] ?? "any value");
  return `${name}${limits.words}`;
}

/** The default that a schema fills in; `undefined` without one. That of a whole section says nothing of its own. */
export function defaultOf(schema: unknown): unknown {
  for (let current = schema; current !== undefined; current = innerOf(current)) {
    const definition = definitionOf(current);
    if (definition.type === "default") return definition.defaultValue;
  }
  return undefined;
}

/** Whether a value has to be there. */
export function isNeeded(schema: unknown): boolean {
  for (let current = schema; current !== undefined; current = innerOf(current)) {
    const { type } = definitionOf(current);
    if (type === "default" || type === "prefault" || type === "optional") return false;
  }
  return true;
}

function entriesOf(schema: unknown): readonly string[] | undefined {
  const { entries } = definitionOf(schema);
  return isObject(entries) ? Object.values(entries).map(String) : undefined;
}

interface Limits {
  readonly isWhole: boolean;
  readonly words: string;
}

/** The limits of a number, and those of the length of a string. */
function limitsOf(schema: unknown): Limits {
  const own = definitionOf(schema);
  const checks = [own, ...(Array.isArray(own.checks) ? own.checks.map(definitionOf) : [])];
  const found = (check: string, key: string): unknown => checks.find((each) => each["check"] === check)?.[key];
  const isWhole = String(found("number_format", "format") ?? "").includes("int");
  const least = found("greater_than", "value");
  const most = found("less_than", "value");
  const shortest = found("min_length", "minimum");
  const longest = found("max_length", "maximum");
  const range = between(least, most, { one: "at least", other: "at most" });
  const length = between(shortest === 1 ? undefined : shortest, longest, { one: "of at least", other: "of at most" });
  const format = found("string_format", "format");
  const kind = format === "url" ? ", an address" : "";
  return { isWhole, words: `${kind}${range}${length === "" ? "" : `${length} characters`}` };
}

function between(
  least: unknown,
  most: unknown,
  { one, other }: { readonly one: string; readonly other: string },
): string {
  const isBound = (value: unknown): value is number => typeof value === "number" && Math.abs(value) < 2 ** 53 - 1;
  if (isBound(least) && isBound(most)) return ` from ${least} to ${most}`;
  if (isBound(least)) return ` ${one} ${least}`;
  return isBound(most) ? ` ${other} ${most}` : "";
}
