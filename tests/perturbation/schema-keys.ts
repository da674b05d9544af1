import type { JsonSchema } from "floe-core/schemas";
import { alternatives } from "./file-schema.ts";
import { isTable, type Path, pointerOf, valueAt } from "./plain-value.ts";
import { yamlPlaces } from "./yaml-places.ts";

/** The keys of a schema that no text uses, as pointers; `*` stands for a name that the user chooses, or an index. */
export function missingKeys(schema: JsonSchema, texts: readonly string[]): readonly string[] {
  const used = new Set(texts.flatMap((text) => yamlPlaces(text).flatMap(({ path }) => patternsOf(schema, path))));
  return [...new Set(schemaKeys(schema))].filter((pattern) => !used.has(pattern));
}

/** Each key at any depth, with those of all alternatives. */
export function schemaKeys(schema: JsonSchema, path: Path = []): readonly string[] {
  return membersOf(schema).flatMap(([key, member]) => {
    const inner = schemaKeys(member, [...path, key]);
    return key === "*" ? inner : [pointerOf([...path, key]), ...inner];
  });
}

function membersOf(schema: JsonSchema): readonly (readonly [string, JsonSchema])[] {
  return alternatives(schema).flatMap((alternative) => {
    const properties = valueAt(alternative, ["properties"]);
    const named = isTable(properties) ? Object.entries(properties) : [];
    const free = [alternative["items"], alternative["additionalProperties"]].map((member) => ["*", member] as const);
    return [...named, ...free].flatMap(([key, member]) => (isTable(member) ? [[key, member] as const] : []));
  });
}

/** A path as a pattern of the schema: indexes and names that the user chose become `*`. */
function patternsOf(schema: JsonSchema, path: Path): readonly string[] {
  let schemas: readonly JsonSchema[] = [schema];
  const pattern: string[] = [];
  for (const key of path) {
    const members = schemas.flatMap(membersOf);
    const name = members.some(([member]) => member === String(key)) ? String(key) : "*";
    pattern.push(name);
    schemas = members.flatMap(([member, inner]) => (member === name ? [inner] : []));
  }
  return [pointerOf(pattern)];
}
