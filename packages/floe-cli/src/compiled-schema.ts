// What the schemas of the bundle are made of: see build/schemas/compile-schemas.ts, which writes the calls of this.

/** The chunk of the schemas themselves: their modules by path in the workspace. */
export interface SchemaModules {
  readonly modules: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

let loadModules: (() => SchemaModules) | undefined;
let loaded: SchemaModules | undefined;

/** Says where the schemas themselves are, before anything is checked. */
export function provideSchemas(load: () => SchemaModules): void {
  loadModules = load;
}

function original(module: string, name: string): unknown {
  loaded ??= loadModules?.();
  return loaded?.modules[module]?.[name];
}

interface Internals {
  readonly def: { readonly shape?: Shape; readonly innerType?: SchemaLike };
  readonly innerType?: SchemaLike;
}

type Shape = Readonly<Record<string, unknown>>;

/** As much of a zod schema as the compiler asks for. */
interface SchemaLike {
  readonly _zod: Internals;
  readonly description?: string | undefined;
  safeParse(value: unknown): unknown;
  parse(value: unknown): unknown;
}

/** How a schema was compiled. */
interface Compiled {
  /** The keys of a schema of an object. */
  readonly keys: readonly string[] | undefined;
  /** Whether the schema takes a value; then the place has what the schema makes of it. */
  readonly takes: (value: unknown, place: Place) => boolean;
}

/** Where a value stands, as Ajv's validators want to know it. */
interface Place {
  readonly instancePath: string;
  readonly parentData: { value: unknown };
  readonly parentDataProperty: "value";
  readonly rootData: unknown;
}

/** A schema that accepts by itself and leaves everything else, refusing above all, to the one that it stands for. */
export function compiledSchema(module: string, name: string, { keys, takes }: Compiled): SchemaLike {
  let known: SchemaLike | undefined;
  const origin = (): SchemaLike => {
    known ??= asSchema(original(module, name));
    return known;
  };
  let internals: Internals | undefined;
  return {
    get _zod() {
      internals ??= keys === undefined ? origin()._zod : { def: { shape: lazyShape(keys, () => shapeOf(origin())) } };
      return internals;
    },
    get description() {
      return origin().description;
    },
    safeParse: (value) => {
      const accepted = acceptedBy(takes, value);
      return accepted === undefined ? origin().safeParse(value) : { success: true, data: accepted.value };
    },
    parse: (value) => {
      const accepted = acceptedBy(takes, value);
      return accepted === undefined ? origin().parse(value) : accepted.value;
    },
  };
}

/** A function of a module that works with schemas. */
export function functionOfSchemas(module: string, name: string): (...parameters: readonly unknown[]) => unknown {
  return (...parameters) => asFunction(original(module, name))(...parameters);
}

/** What a schema makes of a value, or undefined for a value that it may refuse. */
export function acceptedBy(takes: Compiled["takes"], value: unknown): { readonly value: unknown } | undefined {
  // A validator fills in what is missing, and a refusal must find the value as it was.
  const parentData = { value: plainCopy(value) };
  const rootData = parentData.value;
  const isTaken = takes(rootData, { instancePath: "", parentData, parentDataProperty: "value", rootData });
  return isTaken && rootData !== undefined ? parentData : undefined;
}

/** A copy of what a file can hold. What none can hold, such as a member that is undefined or an instance of a class,
 *  makes the whole undefined: zod has rules for each. */
export function plainCopy(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return isLeaf(value) ? value : undefined;
  const ownKeys = Reflect.ownKeys(value).length;
  if (Array.isArray(value)) {
    // A hole is undefined as well.
    const items = Array.from(value, (item) => plainCopy(item));
    return items.includes(undefined) || ownKeys > items.length + 1 ? undefined : items;
  }
  const entries = Object.entries(value).map(([key, member]) => [key, plainCopy(member)] as const);
  // Others of its own keys are hidden, or are no texts.
  if (Object.getPrototypeOf(value) !== Object.prototype || ownKeys > entries.length) return undefined;
  const isWhole = entries.every(([key, copy]) => copy !== undefined && key !== "__proto__");
  return isWhole ? Object.fromEntries(entries) : undefined;
}

function isLeaf(value: unknown): boolean {
  return value === null || ["string", "number", "boolean"].includes(typeof value);
}

/** A table with the members that a schema knows, in its order. */
export function arranged(table: Readonly<Record<string, unknown>>, keys: readonly string[]): unknown {
  const result: Record<string, unknown> = {};
  for (const key of keys) if (Object.hasOwn(table, key)) result[key] = table[key];
  return result;
}

// The names of the keys are asked for in every run, what they mean only when one of them is wrong.
function lazyShape(keys: readonly string[], shape: () => Shape): Shape {
  const members = keys.map((key) => [key, { enumerable: true, get: () => shape()[key] }] as const);
  return Object.defineProperties({}, Object.fromEntries(members));
}

function shapeOf({ _zod: { def, innerType } }: SchemaLike): Shape {
  const inner = innerType ?? def.innerType;
  return def.shape ?? (inner === undefined ? {} : shapeOf(inner));
}

// What the build replaced under this name was a schema, or a function.
function asSchema(value: unknown): SchemaLike {
  return value as SchemaLike;
}

function asFunction(value: unknown): (...parameters: readonly unknown[]) => unknown {
  return value as (...parameters: readonly unknown[]) => unknown;
}
