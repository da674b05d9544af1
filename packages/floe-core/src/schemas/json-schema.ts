import * as z from "zod";
import { CompiledArtifacts } from "./artifacts/compiled-artifacts.ts";
import { Manifest } from "./manifest/manifest.ts";
import { Product } from "./product/product.ts";
import { ChartValues } from "./values/chart-values.ts";
import { HelmValues } from "./values/helm-values.ts";

/** A JSON Schema document, draft 2020-12. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** The JSON Schema of manifest.yaml, for editors. Keys that start with `x-` are free in every closed object. */
export function manifestJsonSchema(): JsonSchema {
  return ofParts(inputSchema(Manifest, { name: "manifest", title: "floe platform manifest (manifest.yaml)" }));
}

/** The schema of a file that may be a part: one that extends another, or is only a base, lacks what the other one has. What a whole
 *  file has to have stands apart. Lists are whole in each file, and so is what they hold. */
function ofParts(schema: JsonSchema): JsonSchema {
  const extending = { type: "object", required: ["extends"], properties: { extends: {} } };
  const isBase = { type: "object", required: ["base"], properties: { base: { const: true } } };
  const isPart = { anyOf: [extending, isBase] };
  return { ...withoutNeeds(schema), if: isPart, else: needsOf(schema) ?? {} };
}

function withoutNeeds(schema: JsonSchema): JsonSchema {
  const { required: _, properties, additionalProperties, ...rest } = schema;
  return {
    ...rest,
    ...(isSchema(properties) ? { properties: eachOf(properties, withoutNeeds) } : {}),
    ...(additionalProperties === undefined
      ? {}
      : {
          additionalProperties: isSchema(additionalProperties)
            ? withoutNeeds(additionalProperties)
            : additionalProperties,
        }),
  };
}

/** What a schema and those of its members ask for; `undefined` where that is nothing. */
function needsOf({ required, properties, additionalProperties }: JsonSchema): JsonSchema | undefined {
  const needed = new Set(Array.isArray(required) ? required : []);
  const members = Object.entries(isSchema(properties) ? properties : {}).flatMap(([key, member]) => {
    const needs = isSchema(member) ? needsOf(member) : undefined;
    return needs === undefined && !needed.has(key) ? [] : [[key, needs ?? {}] as const];
  });
  const others = isSchema(additionalProperties) ? needsOf(additionalProperties) : undefined;
  if (required === undefined && members.length === 0 && others === undefined) return undefined;
  return {
    type: "object",
    ...(required === undefined ? {} : { required }),
    ...(members.length === 0 ? {} : { properties: Object.fromEntries(members) }),
    ...(others === undefined ? {} : { additionalProperties: others }),
  };
}

function eachOf(schemas: JsonSchema, change: (schema: JsonSchema) => JsonSchema): JsonSchema {
  return Object.fromEntries(
    Object.entries(schemas).map(([key, member]) => [key, isSchema(member) ? change(member) : member]),
  );
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The JSON Schema of floe.yaml, for editors. Keys that start with `x-` are free in every closed object. */
export function productJsonSchema(): JsonSchema {
  return inputSchema(Product, { name: "floe", title: "floe data product (floe.yaml)" });
}

/** The JSON Schema of compiled_artifacts.json as this version of the compiler writes it: every key is present. */
export function artifactsJsonSchema(): JsonSchema {
  return outputSchema(CompiledArtifacts, {
    name: "compiled-artifacts",
    title: "floe compiled artifacts (compiled_artifacts.json)",
  });
}

/** The JSON Schema of floe_target/values.yaml, for charts. */
export function helmValuesJsonSchema(): JsonSchema {
  return outputSchema(HelmValues, { name: "helm-values", title: "floe Helm values (floe_target/values.yaml)" });
}

/** The JSON Schema of the values of charts/floe-platform, in the draft that Helm reads. */
export function chartValuesJsonSchema(): JsonSchema {
  const body = z.toJSONSchema(ChartValues, { io: "output", target: "draft-7" });
  return titled(withoutLookAround(body), { name: "chart-values", title: "Values of the chart floe-platform" });
}

/** A schema without the patterns that look ahead: Helm matches with Go, which has none of that. floe has compared the values with them. */
function withoutLookAround(schema: JsonSchema): JsonSchema {
  const kept = Object.entries(schema).filter(([key, value]) => key !== "pattern" || !String(value).includes("(?!"));
  return Object.fromEntries(kept.map(([key, value]) => [key, inner(value)]));
}

function inner(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inner);
  return isSchema(value) ? withoutLookAround(value) : value;
}

/** The JSON Schema of the options of a plugin, without a name of its own; nothing where its schema cannot be said in JSON. */
export function optionsJsonSchema(options: z.ZodType): JsonSchema | undefined {
  try {
    const { $schema: _, ...body } = openToNotes(options);
    return body;
  } catch {
    return undefined;
  }
}

interface Document {
  readonly name: string;
  readonly title: string;
}

function inputSchema(schema: z.ZodType, document: Document): JsonSchema {
  return titled(openToNotes(schema), document);
}

/** A schema of what people write: keys that start with `x-` are free. */
function openToNotes(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, {
    io: "input",
    target: "draft-2020-12",
    override: ({ jsonSchema }) => {
      if (jsonSchema.additionalProperties === false) jsonSchema.patternProperties = { "^x-": {} };
    },
  });
}

function outputSchema(schema: z.ZodType, document: Document): JsonSchema {
  return titled(z.toJSONSchema(schema, { io: "output", target: "draft-2020-12" }), document);
}

function titled(body: JsonSchema, { name, title }: Document): JsonSchema {
  const { $schema, ...rest } = body;
  return { $schema, $id: `https://floe.dev/schemas/${name}.schema.json`, title, ...rest };
}
