import type { z } from "zod";

/** What a schema knows about one place: enough to name the keys it takes and to describe it. */
export interface SchemaPlace {
  /** The keys of an object schema; empty elsewhere. */
  readonly keys: readonly string[];
  readonly description: string | undefined;
}

/** The schema's view of a path. Plugins may bring their own copy of zod, so this reads definitions, not classes. */
export function schemaPlace(schema: z.ZodType, path: readonly PropertyKey[]): SchemaPlace {
  let current: unknown = schema;
  let description = descriptionOf(current);
  for (const key of path) {
    current = member(unwrapped(current), key);
    if (current === undefined) return { keys: [], description: undefined };
    description = descriptionOf(current);
  }
  return { keys: keysOf(unwrapped(current)), description };
}

interface Definition {
  readonly type?: unknown;
  readonly innerType?: unknown;
  readonly getter?: unknown;
  readonly shape?: unknown;
  readonly element?: unknown;
  readonly valueType?: unknown;
  readonly options?: unknown;
}

function definitionOf(schema: unknown): Definition {
  const inner = isObject(schema) ? schema["_zod"] : undefined;
  const definition = isObject(inner) ? inner["def"] : undefined;
  return isObject(definition) ? definition : {};
}

function unwrapped(schema: unknown): unknown {
  let current = schema;
  // Wrappers nest a handful deep at most; the bound only guards against a schema that contains itself.
  for (let depth = 0; depth < 20; depth++) {
    const { innerType, getter, type } = definitionOf(current);
    if (innerType !== undefined) current = innerType;
    else if (type === "lazy" && typeof getter === "function") current = getter();
    else return current;
  }
  return current;
}

function member(schema: unknown, key: PropertyKey): unknown {
  const { shape, element, valueType, options } = definitionOf(schema);
  if (isObject(shape)) return shape[String(key)];
  if (element !== undefined) return element;
  if (valueType !== undefined) return valueType;
  if (!Array.isArray(options)) return undefined;
  return options.map((option) => member(unwrapped(option), key)).find((found) => found !== undefined);
}

function keysOf(schema: unknown): readonly string[] {
  const { shape, options } = definitionOf(schema);
  if (isObject(shape)) return Object.keys(shape);
  return Array.isArray(options) ? [...new Set(options.flatMap((option) => keysOf(unwrapped(option))))] : [];
}

function descriptionOf(schema: unknown): string | undefined {
  for (let current = schema, depth = 0; depth < 20; depth++) {
    const described = isObject(current) ? current["description"] : undefined;
    if (typeof described === "string") return described;
    const { innerType } = definitionOf(current);
    if (innerType === undefined) return undefined;
    current = innerType;
  }
  return undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
