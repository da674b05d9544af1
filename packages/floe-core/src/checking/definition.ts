/** As much of a zod definition as checks ask for. Plugins may bring their own copy of zod, so this reads definitions, not
 *  classes. */
export interface Definition {
  readonly type?: unknown;
  readonly innerType?: unknown;
  readonly defaultValue?: unknown;
  readonly shape?: unknown;
  readonly element?: unknown;
  readonly valueType?: unknown;
  readonly options?: unknown;
  readonly discriminator?: unknown;
  readonly values?: unknown;
  readonly entries?: unknown;
  readonly checks?: unknown;
  /** The fields of a definition that is a check at the same time. */
  readonly [field: string]: unknown;
}

/** The definition of a schema; empty for what is none. */
export function definitionOf(schema: unknown): Definition {
  const inner = isObject(schema) ? schema["_zod"] : undefined;
  const definition = isObject(inner) ? inner["def"] : undefined;
  return isObject(definition) ? definition : {};
}

/** The schema inside of a wrapper, such as of what is optional or has a default; `undefined` when it wraps nothing. */
export function innerOf(schema: unknown): unknown {
  return definitionOf(schema).innerType ?? lazyInner(schema);
}

/** The schema inside of all its wrappers. */
export function unwrapped(schema: unknown): unknown {
  let current = schema;
  // Wrappers nest a handful deep at most; the bound only guards against a schema that contains itself.
  for (let depth = 0; depth < 20; depth++) {
    const inner = innerOf(current);
    if (inner === undefined) return current;
    current = inner;
  }
  return current;
}

/** The schema of a member: by its key in an object, any in a list or a record, of the first alternative that has it. */
export function memberOf(schema: unknown, key: PropertyKey): unknown {
  const { shape, element, valueType, options } = definitionOf(schema);
  if (isObject(shape)) return Object.hasOwn(shape, key) ? shape[String(key)] : undefined;
  if (element !== undefined) return /^\d+$/u.test(String(key)) ? element : undefined;
  if (valueType !== undefined) return valueType;
  if (!Array.isArray(options)) return undefined;
  return options.map((option) => memberOf(unwrapped(option), key)).find((found) => found !== undefined);
}

/** What is known of a value whose alternative is to be chosen. */
export interface Choosing {
  readonly shape: "list" | "map" | "scalar" | undefined;
  /** The word at a key of the value. */
  wordAt(key: string): unknown;
}

/** The alternative that a value chooses: `type: custom` tells which keys a policy has, and a list is no map. The schema itself
 *  where nothing is to be chosen. */
export function chosen(schema: unknown, { shape, wordAt }: Choosing): unknown {
  const { discriminator, options } = definitionOf(schema);
  if (!Array.isArray(options)) return schema;
  if (typeof discriminator !== "string") return optionOfShape(options, shape) ?? schema;
  const word = wordAt(discriminator);
  const isMeant = (option: unknown): boolean => {
    const { values } = definitionOf(memberOf(unwrapped(option), discriminator));
    return Array.isArray(values) && values.includes(word);
  };
  return options.find(isMeant) ?? schema;
}

function optionOfShape(options: readonly unknown[], wanted: Choosing["shape"]): unknown {
  const fitting = options.filter((option) => {
    const { shape, element, valueType } = definitionOf(unwrapped(option));
    if (wanted === "list") return element !== undefined;
    return wanted === "map" && (shape !== undefined || valueType !== undefined);
  });
  return fitting.length === 1 ? unwrapped(fitting[0]) : undefined;
}

/** Whether a value has members. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

// The definition's `getter` would make the schema anew at each call, zod's own field remembers it.
function lazyInner(schema: unknown): unknown {
  const internals = isObject(schema) ? schema["_zod"] : undefined;
  return definitionOf(schema).type === "lazy" && isObject(internals) ? internals["innerType"] : undefined;
}
