import { isDeepStrictEqual } from "node:util";
import * as z from "zod";

/** The JSON Schema of the values that a schema takes. Where JSON Schema would not say the same as zod, it has a keyword
 *  of keywords.ts. Throws for a schema whose meaning it cannot say, such as one with a transformation. */
export function jsonSchemaOf(schema: z.ZodType): Readonly<Record<string, unknown>> {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, {
    io: "input",
    override: ({ zodSchema, jsonSchema }) => sayExactly(zodSchema, jsonSchema),
  });
  return rest;
}

type Schema = z.core.$ZodTypes;
type Json = z.core.JSONSchema.BaseSchema;

// zod leaves out what it cannot express, and refuses only some of it: so what is not known here ends the build.
function sayExactly(schema: Schema, json: Json): void {
  const { def } = schema._zod;
  delete json.description;
  if ("coerce" in def && def.coerce === true) throw new Error("A schema that converts cannot be compiled.");
  const checks = checksOf(schema);
  for (const check of checks) refuseUnknownCheck(def.type, check);
  if (def.type === "string") sayPatterns(checks, json);
  else if (def.type === "object") sayKeys(def, json);
  else if (def.type === "record") refuseClosedRecord(def);
  else if (def.type === "union" && def.inclusive === false) sayTaggedChoice(def, json);
  else if (def.type === "union" || def.type === "nullable") sayChoice(json);
  else if (def.type === "default") refuseUnlikeDefault(def);
  else if (def.type === "prefault") refuseNoJson(def.defaultValue);
  else if (def.type === "literal") refuseNoJson(def.values);
  else if (!sameTypes.has(def.type)) throw new Error(`A schema of type ${def.type} cannot be compiled.`);
}

// What JSON Schema says of these is what zod means.
const sameTypes: ReadonlySet<string> = new Set(["array", "boolean", "enum", "lazy", "number", "optional", "unknown"]);

interface Check {
  readonly check: string;
  readonly format?: string;
  readonly pattern?: RegExp;
}

/** `z.int()` and `z.iso.date()` are schema and check in one. */
function checksOf({ _zod: { def } }: Schema): readonly Check[] {
  const own = "check" in def ? [def] : [];
  return [...own, ...(def.checks ?? []).map((check) => check._zod.def)];
}

const knownChecks: Readonly<Record<string, readonly string[]>> = {
  string: ["min_length", "max_length", "string_format"],
  number: ["greater_than", "less_than", "number_format"],
  array: ["min_length", "max_length"],
};
// Formats that are nothing but their pattern or their range. Others, such as `url`, run code as well.
const knownFormats: ReadonlySet<string> = new Set(["regex", "date", "datetime", "safeint"]);

function refuseUnknownCheck(type: string, { check, format, pattern }: Check): void {
  const isKnown = knownChecks[type]?.includes(check) === true && (format === undefined || knownFormats.has(format));
  // A pattern with one of these flags remembers where it stopped, and a format without a pattern is code.
  const isPattern = pattern !== undefined && !pattern.global && !pattern.sticky;
  if (isKnown && (check !== "string_format" || isPattern)) return;
  const name = format === undefined ? check : `${check} (${format})`;
  throw new Error(`The check ${name} of a schema of type ${type} cannot be compiled.`);
}

/** JSON Schema's patterns have no flags, and its formats are not zod's. */
function sayPatterns(checks: readonly Check[], json: Json): void {
  for (const keyword of ["pattern", "format", "allOf"]) delete json[keyword];
  const patterns = checks.flatMap(({ pattern }) => pattern ?? []);
  if (patterns.length > 0) json["matches"] = patterns.map(({ source, flags }) => ({ source, flags }));
}

function refuseNoJson(value: unknown): void {
  const text = JSON.stringify(value);
  // What JSON has no words for, such as NaN, -0 or a date, would become something else.
  if (isDeepStrictEqual(JSON.parse(text), value) && !text.includes('"__proto__"')) return;
  throw new Error(`The value ${String(value)} of a schema is no JSON and cannot be compiled.`);
}

/** A default is checked here like what a file holds; zod gives it as it is. */
function refuseUnlikeDefault({ innerType, defaultValue }: z.core.$ZodDefaultDef): void {
  refuseNoJson(defaultValue);
  const { success, data } = z.safeParse(innerType, defaultValue);
  if (success && JSON.stringify(data) === JSON.stringify(defaultValue)) return;
  throw new Error(`The schema of the default ${JSON.stringify(defaultValue)} would change it, and cannot be compiled.`);
}

// Ajv fills in no defaults inside `anyOf`.
function sayChoice(json: Json): void {
  json["choice"] = json.anyOf;
  delete json.anyOf;
}

function sayTaggedChoice(def: z.core.$ZodUnionDef, json: Json): void {
  const key = "discriminator" in def ? String(def.discriminator) : undefined;
  if (key === undefined) throw new Error("A union xor cannot be compiled.");
  const values = def.options.map((option) => [...(option._zod.propValues?.[key] ?? [])]);
  if (values.flat().some((value) => typeof value !== "string")) {
    throw new Error(`A union whose \`${key}\` need not be a text cannot be compiled.`);
  }
  json.type = "object";
  json["tag"] = { key, values };
  json["choice"] = json.oneOf;
  delete json.oneOf;
}

function refuseClosedRecord({ keyType, mode }: z.core.$ZodRecordDef): void {
  // A record over an enumeration asks for all of its keys, and a loose one takes keys that its schema refuses.
  if (keyType._zod.def.type === "string" && mode !== "loose") return;
  throw new Error("Only records with free keys can be compiled.");
}

/** zod gives the keys in the order of the schema, and leaves out those that an open object does not know. */
function sayKeys({ shape, catchall }: z.core.$ZodObjectDef, json: Json): void {
  if (catchall !== undefined && catchall._zod.def.type !== "never") {
    throw new Error("An object with further keys cannot be compiled.");
  }
  const keys = Object.keys(shape);
  // Such as `constructor`: each value has these before anybody sets them.
  const inherited = keys.find((key) => key in {});
  if (inherited !== undefined) throw new Error(`The key \`${inherited}\` cannot be compiled.`);
  json["arranged"] = { keys, defaulted: keys.filter((key) => shape[key]?._zod.optin === "defaulted") };
}
