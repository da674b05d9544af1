import { definitionOf, innerOf, isObject, unwrapped } from "./definition.ts";
import { defaultOf, isNeeded } from "./value-words.ts";

/** Values that a schema takes, each once, the likeliest first: its own examples, its default, its words, and texts of common forms. None
 *  for a text of a form that nobody can guess. */
export function sampleValues(schema: unknown): readonly unknown[] {
  const seen = new Map<string, unknown>();
  for (const value of candidates(schema, 0)) {
    const key = JSON.stringify(value) ?? "";
    if (!seen.has(key) && accepts(schema, value)) seen.set(key, value);
    if (seen.size === most) break;
  }
  return [...seen.values()];
}

/** A section with what it cannot do without, each key with its first sample; more keys than those where they are named. */
export function sampleSection(schema: unknown): Readonly<Record<string, unknown>> {
  const { shape } = definitionOf(unwrapped(schema));
  if (!isObject(shape)) return {};
  const needed = Object.entries(shape).filter(([, member]) => isNeeded(member));
  return Object.fromEntries(needed.map(([key, member]) => [key, sampleValues(member)[0]]));
}

const most = 8;
const deepest = 6;

function candidates(schema: unknown, depth: number): readonly unknown[] {
  const own = [...ownExamples(schema), defaultOf(schema)].filter((value) => value !== undefined);
  return depth > deepest ? own : [...own, ...byForm(unwrapped(schema), depth + 1)];
}

function byForm(schema: unknown, depth: number): readonly unknown[] {
  const { type, shape, entries, values, options, element, valueType } = definitionOf(schema);
  if (isObject(shape)) return sections(schema, shape);
  if (isObject(entries)) return Object.values(entries);
  if (Array.isArray(values)) return values;
  if (Array.isArray(options)) return interleaved(options.map((option) => candidates(option, depth)));
  if (element !== undefined) return candidates(element, depth).flatMap((value) => [[value], [value, value]]);
  if (valueType !== undefined) return records(candidates(valueType, depth));
  if (type === "boolean") return [true, false];
  if (type === "number") return numbers(schema);
  return texts;
}

/** The section with what it needs, and with each of its keys given in turn. */
function sections(schema: unknown, shape: Readonly<Record<string, unknown>>): readonly unknown[] {
  if (Object.hasOwn(shape, "secret_ref")) return [{ secret_ref: "first-secret" }, { secret_ref: "second-secret" }];
  const base = sampleSection(schema);
  const varied = Object.entries(shape).flatMap(([key, member]) =>
    sampleValues(member)
      .slice(0, 2)
      .map((value) => ({ ...base, [key]: value })),
  );
  return [base, ...varied];
}

function records(values: readonly unknown[]): readonly unknown[] {
  return values.flatMap((value) => [{ first: value }, { second: value }]);
}

// One of each, before the second of any.
function interleaved(lists: readonly (readonly unknown[])[]): readonly unknown[] {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, index) => lists.flatMap((list) => list.slice(index, index + 1))).flat();
}

function numbers(schema: unknown): readonly number[] {
  const own = definitionOf(schema);
  const checks = [own, ...(Array.isArray(own.checks) ? own.checks.map(definitionOf) : [])];
  const bounds = checks.flatMap((each) => (typeof each["value"] === "number" ? [each["value"]] : []));
  const near = bounds.filter((bound) => Math.abs(bound) < Number.MAX_SAFE_INTEGER);
  return [...near.flatMap((bound) => [bound, bound + 1, bound - 1]), 1, 2, 10, 0, 0.5];
}

const texts: readonly string[] = [
  "example",
  "other-example",
  "EXAMPLE",
  "OTHER_EXAMPLE",
  "https://one.example.com",
  "https://two.example.com",
  "one.example.com",
  "one@example.com",
  "two@example.com",
  "1.0.0",
  "2.0.0",
  "1h",
  "2h",
  "1Gi",
  "2Gi",
  "0 6 * * *",
  "0 7 * * *",
  "UTC",
  "Europe/Berlin",
  "/one",
  "/two",
  "s3://one/path",
  "s3://two/path",
  "2024-01-31",
  "2025-01-31",
  "123456789012",
  "arn:aws:iam::123456789012:role/one",
  "arn:aws:iam::123456789012:role/two",
];

/** All `examples` in the metadata of a schema, or of what it wraps. */
function ownExamples(schema: unknown): readonly unknown[] {
  const found: unknown[] = [];
  for (let current: unknown = schema; current !== undefined; current = innerOf(current)) {
    const metadata: unknown = isObject(current) && typeof current["meta"] === "function" ? current["meta"]() : {};
    const examples = isObject(metadata) ? metadata["examples"] : undefined;
    if (Array.isArray(examples)) found.push(...examples);
  }
  return found;
}

function accepts(schema: unknown, value: unknown): boolean {
  if (!isObject(schema) || typeof schema["safeParse"] !== "function") return false;
  const parsed: unknown = schema["safeParse"](value);
  return isObject(parsed) && parsed["success"] === true;
}
