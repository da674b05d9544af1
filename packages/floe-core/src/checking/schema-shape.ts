import type { z } from "zod";
import type { YamlNode } from "../yaml/node.ts";
import { memberNode, textAt } from "../yaml/read-node.ts";

/** What a schema knows about one place: enough to name the keys it takes and to describe it. */
export interface SchemaPlace {
  /** The keys of an object schema; empty elsewhere. */
  readonly keys: readonly string[];
  readonly description: string | undefined;
}

/** The schema's view of a path into a document, whose words choose between alternatives.
 *  Plugins may bring their own copy of zod, so this reads definitions, not classes. */
export function schemaPlace(schema: z.ZodType, path: readonly PropertyKey[], root?: YamlNode): SchemaPlace {
  let current: unknown = schema;
  let node: YamlNode | undefined = root;
  let description = descriptionOf(current);
  for (const key of path) {
    current = member(chosen(unwrapped(current), node), key);
    if (current === undefined) return { keys: [], description: undefined };
    node = node?.kind === "list" ? node.items[Number(key)] : memberNode(node, String(key));
    description = descriptionOf(current);
  }
  return { keys: keysOf(chosen(unwrapped(current), node)), description };
}

/** The keys that a schema takes at its top level. */
export function schemaKeys(schema: z.ZodType): readonly string[] {
  return keysOf(unwrapped(schema));
}

/** The alternative that the document's word means: `type: custom` tells which keys a policy has. */
function chosen(schema: unknown, node: YamlNode | undefined): unknown {
  const { discriminator, options } = definitionOf(schema);
  if (typeof discriminator !== "string" || !Array.isArray(options)) return schema;
  const word = textAt(node, discriminator)?.value;
  const isMeant = (option: unknown): boolean => {
    const { values } = definitionOf(member(unwrapped(option), discriminator));
    return Array.isArray(values) && values.includes(word);
  };
  return options.find(isMeant) ?? schema;
}

interface Definition {
  readonly type?: unknown;
  readonly innerType?: unknown;
  readonly shape?: unknown;
  readonly element?: unknown;
  readonly valueType?: unknown;
  readonly options?: unknown;
  readonly discriminator?: unknown;
  readonly values?: unknown;
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
    const inner = definitionOf(current).innerType ?? lazyInner(current);
    if (inner === undefined) return current;
    current = inner;
  }
  return current;
}

// The definition's `getter` would make the schema anew at each call, zod's own field remembers it.
function lazyInner(schema: unknown): unknown {
  const internals = isObject(schema) ? schema["_zod"] : undefined;
  return definitionOf(schema).type === "lazy" && isObject(internals) ? internals["innerType"] : undefined;
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
