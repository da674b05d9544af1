import { type Definition, definitionOf } from "./definition.ts";

/** What a schema asks of `v` beyond its type, as an expression that starts with `&&`; empty for nothing. */
export function emitChecks(schema: object): string {
  const definition = definitionOf(schema);
  if (definition.coerce === true) throw new Error("A schema that converts cannot be compiled.");
  // `z.int()` and `z.iso.date()` are schema and check in one.
  const checks = [...(definition.check === undefined ? [] : [schema]), ...(definition.checks ?? [])];
  const bound = definition.type === "number" ? " && Number.isFinite(v)" : "";
  return bound + checks.map((check) => ` && ${condition(definitionOf(check))}`).join("");
}

function condition(check: Definition): string {
  const emit = conditions[check.check ?? ""];
  const emitted = emit?.(check);
  if (emitted !== undefined) return emitted;
  const format = check.format === undefined ? "" : ` (${check.format})`;
  throw new Error(`The check ${check.check}${format} cannot be compiled.`);
}

// Formats that are nothing but their pattern. Others, such as `url`, run code as well.
const patternFormats: ReadonlySet<string> = new Set(["regex", "date", "datetime"]);

const conditions: Readonly<Record<string, (check: Definition) => string | undefined>> = {
  string_format: ({ format = "", pattern }) =>
    pattern === undefined || pattern.global || !patternFormats.has(format) ? undefined : `${pattern}.test(v)`,
  number_format: ({ format }) => (format === "safeint" ? "Number.isSafeInteger(v)" : undefined),
  min_length: ({ minimum = 0 }) => atLeast(minimum),
  max_length: ({ maximum = 0 }) => atMost(maximum),
  greater_than: ({ inclusive, value }) => `v ${inclusive === true ? ">=" : ">"} ${value}`,
  less_than: ({ inclusive, value }) => `v ${inclusive === true ? "<=" : "<"} ${value}`,
};

// zod counts the characters of a text, which take one or two units each. An iterated list has its own length again.
function atLeast(minimum: number): string {
  if (minimum <= 1) return `v.length >= ${minimum}`;
  return `(v.length >= ${2 * minimum} || v.length >= ${minimum} && [...v].length >= ${minimum})`;
}

function atMost(maximum: number): string {
  return `(v.length <= ${maximum} || v.length <= ${2 * maximum} && [...v].length <= ${maximum})`;
}
