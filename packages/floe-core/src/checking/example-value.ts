import { definitionOf, innerOf, isObject, unwrapped } from "./definition.ts";
import { defaultOf, isNeeded } from "./value-words.ts";

/** A value that a schema takes: its own example, else its default, else one that is as short as can be. Of a section it has the
 *  keys that have to be there and those with a default. A string of a form of its own needs an example of its own, since nobody can
 *  tell a string from a pattern. */
export function exampleValue(schema: unknown): unknown {
  const given = ownExample(schema) ?? defaultOf(schema);
  if (given !== undefined) return given;
  const inner = unwrapped(schema);
  const { type, shape, options, values, entries } = definitionOf(inner);
  if (isObject(shape)) return exampleSection(shape);
  if (isObject(entries)) return Object.values(entries)[0];
  if (Array.isArray(values)) return values[0];
  if (Array.isArray(options)) return exampleValue(options[0]);
  if (type === "array") return [];
  if (type === "record") return {};
  if (type === "boolean") return true;
  return type === "number" ? leastOf(inner) : "example";
}

function exampleSection(shape: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const shown = Object.entries(shape).filter(([, member]) => isNeeded(member) || isWord(defaultOf(member)));
  return Object.fromEntries(shown.map(([key, member]) => [key, exampleValue(member)]));
}

function isWord(value: unknown): boolean {
  return ["string", "number", "boolean"].includes(typeof value);
}

/** The first of `examples` in the metadata of a schema, or of what it wraps. */
function ownExample(schema: unknown): unknown {
  for (let current: unknown = schema; current !== undefined; current = innerOf(current)) {
    const metadata: unknown = isObject(current) && typeof current["meta"] === "function" ? current["meta"]() : {};
    const examples = isObject(metadata) ? metadata["examples"] : undefined;
    if (Array.isArray(examples) && examples.length > 0) return examples[0];
  }
  return undefined;
}

function leastOf(schema: unknown): number {
  const own = definitionOf(schema);
  const checks = [own, ...(Array.isArray(own.checks) ? own.checks.map(definitionOf) : [])];
  const least = checks.find((each) => each["check"] === "greater_than")?.["value"];
  return typeof least === "number" && least > Number.MIN_SAFE_INTEGER ? least : 1;
}
