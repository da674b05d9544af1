import { bundledPlugins } from "floe-cli/bundled-plugins";
import {
  type JsonSchema,
  Manifest,
  manifestJsonSchema,
  Product,
  productJsonSchema,
  storageConfig,
} from "floe-core/schemas";
import * as z from "zod";
import { isTable, type Path, valueAt } from "./plain-value.ts";

export type FileKind = "manifest" | "product";

/** The JSON Schemas of both files: made from the zod schemas, and easier to walk. */
export const fileSchemas: Readonly<Record<FileKind, JsonSchema>> = {
  manifest: manifestJsonSchema(),
  product: productJsonSchema(),
};

/** Whether the schema of a file, and those of the plugins that it selects, accept a document. */
export function isValid(file: FileKind, document: unknown): boolean {
  if (file === "product") return Product.safeParse(document).success;
  const plugins = valueAt(document, ["plugins"]);
  const kinds = isTable(plugins) ? Object.keys(plugins) : [];
  const options = kinds.every((kind) => {
    const config = valueAt(document, ["plugins", kind, "config"]);
    return config === undefined || (optionSchema(kind, document)?.safeParse(config).success ?? true);
  });
  return options && Manifest.safeParse(document).success;
}

/** The values that a schema lists for a place: those of an enum, or the one of a constant. The options of plugins are
 *  looked up in the plugins' own schemas. */
export function listedValues(file: FileKind, path: Path, document: unknown): readonly unknown[] {
  const [top, kind = "", third, ...inner] = path;
  const isOption = file === "manifest" && top === "plugins" && third === "config";
  const own = isOption ? optionSchema(String(kind), document) : undefined;
  const schemas = own === undefined ? schemasAt(fileSchemas[file], path) : schemasAt(jsonSchema(own), inner);
  return schemas.flatMap((schema) => [
    ...(Array.isArray(schema["enum"]) ? schema["enum"] : []),
    ...("const" in schema ? [schema["const"]] : []),
  ]);
}

/** A schema and all its alternatives. */
export function alternatives(schema: JsonSchema): readonly JsonSchema[] {
  const inner = ["anyOf", "oneOf", "allOf"].flatMap((key) => asSchemas(schema[key]));
  return [schema, ...inner.flatMap(alternatives)];
}

function schemasAt(root: JsonSchema, path: Path): readonly JsonSchema[] {
  return path.reduce<readonly JsonSchema[]>(
    (schemas, key) => schemas.flatMap((schema) => step(schema, key)),
    alternatives(root),
  );
}

function step(schema: JsonSchema, key: string | number): readonly JsonSchema[] {
  const member = valueAt(schema, ["properties", key]) ?? schema["additionalProperties"];
  const next = typeof key === "number" ? schema["items"] : member;
  return isTable(next) ? alternatives(next) : [];
}

function optionSchema(kind: string, document: unknown): z.ZodType | undefined {
  const type = valueAt(document, ["plugins", kind, "type"]);
  if (kind === "storage") return typeof type === "string" ? storageConfig(type) : undefined;
  const plugins = bundledPlugins.map(({ load }) => load());
  return plugins.find((plugin) => plugin.kind === kind && plugin.name === type)?.config;
}

function jsonSchema(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, { io: "input" });
}

function asSchemas(value: unknown): readonly JsonSchema[] {
  return Array.isArray(value) ? value.filter(isTable) : [];
}
