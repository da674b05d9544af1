import type { z } from "zod";
import type { YamlNode } from "../yaml/node.ts";
import { memberNode, textAt } from "../yaml/read-node.ts";
import { chosen, definitionOf, isObject, memberOf, unwrapped } from "./definition.ts";

/** What a schema knows about one place: enough to name the keys it takes and to describe it. */
export interface SchemaPlace {
  /** The keys of an object schema; empty elsewhere. */
  readonly keys: readonly string[];
  readonly description: string | undefined;
}

/** The schema's view of a path into a document, whose words choose between alternatives. */
export function schemaPlace(schema: z.ZodType, path: readonly PropertyKey[], root?: YamlNode): SchemaPlace {
  let current: unknown = schema;
  let node: YamlNode | undefined = root;
  let description = descriptionOf(current);
  for (const key of path) {
    current = memberOf(meantBy(current, node), key);
    if (current === undefined) return { keys: [], description: undefined };
    node = node?.kind === "list" ? node.items[Number(key)] : memberNode(node, String(key));
    description = descriptionOf(current);
  }
  return { keys: keysOf(meantBy(current, node)), description };
}

/** The keys that a schema takes at its top level. */
export function schemaKeys(schema: z.ZodType): readonly string[] {
  return keysOf(unwrapped(schema));
}

function meantBy(schema: unknown, node: YamlNode | undefined): unknown {
  return chosen(unwrapped(schema), { shape: node?.kind, wordAt: (key) => textAt(node, key)?.value });
}

// A schema says the same of each of 100,000 places, and zod works a description out anew each time.
const keysBySchema = new WeakMap<object, readonly string[]>();
const descriptions = new WeakMap<object, string | undefined>();

function keysOf(schema: unknown): readonly string[] {
  if (!isObject(schema)) return [];
  const known = keysBySchema.get(schema) ?? readKeys(schema);
  keysBySchema.set(schema, known);
  return known;
}

function readKeys(schema: object): readonly string[] {
  const { shape, options } = definitionOf(schema);
  if (isObject(shape)) return Object.keys(shape);
  return Array.isArray(options) ? [...new Set(options.flatMap((option) => keysOf(unwrapped(option))))] : [];
}

/** How a schema describes itself, or what it wraps. */
export function descriptionOf(schema: unknown): string | undefined {
  if (!isObject(schema)) return undefined;
  if (!descriptions.has(schema)) descriptions.set(schema, readDescription(schema));
  return descriptions.get(schema);
}

function readDescription(schema: object): string | undefined {
  for (let current: unknown = schema, depth = 0; depth < 20; depth++) {
    const described = isObject(current) ? current["description"] : undefined;
    if (typeof described === "string") return described;
    const { innerType } = definitionOf(current);
    if (innerType === undefined) return undefined;
    current = innerType;
  }
  return undefined;
}
