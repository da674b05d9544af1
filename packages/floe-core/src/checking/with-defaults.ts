import { isTable } from "../text/is-table.ts";
import { chosen, definitionOf, innerOf, isObject, memberOf } from "./definition.ts";

/** A value with the defaults that its schema would give it, where the schema refuses a part: zod gives nothing then. The
 *  keys are those that the schema has, in its order; what was refused stands where it stood. */
export function withDefaults(schema: unknown, value: unknown): unknown {
  const { type, defaultValue } = definitionOf(schema);
  if (value === undefined && type === "default") return structuredClone(defaultValue);
  if (value === undefined && type !== "prefault" && type !== "lazy") return undefined;
  const inner = innerOf(schema);
  if (inner !== undefined) return withDefaults(inner, value ?? structuredClone(defaultValue));
  const meant = chosen(schema, {
    shape: Array.isArray(value) ? "list" : isTable(value) ? "map" : "scalar",
    wordAt: (key) => (isTable(value) ? value[key] : undefined),
  });
  if (Array.isArray(value)) return value.map((item, index) => withDefaults(memberOf(meant, index), item));
  return isTable(value) ? tableWithDefaults(meant, value) : value;
}

function tableWithDefaults(schema: unknown, table: Readonly<Record<string, unknown>>): unknown {
  const { shape, valueType } = definitionOf(schema);
  const keys = isObject(shape) ? Object.keys(shape) : valueType === undefined ? undefined : Object.keys(table);
  if (keys === undefined) return table;
  const members = keys.map((key) => [key, withDefaults(memberOf(schema, key), table[key])] as const);
  return Object.fromEntries(members.filter(([, member]) => member !== undefined));
}
