// What the schemas of the bundle are made of: see build/schemas/compile-schemas.ts, which writes the calls of this.

/** What an acceptor gives for a value that the schema may refuse. */
export const no: unique symbol = Symbol("no");

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
  /** What the schema makes of a valid value, or `no`. */
  readonly accept: (value: unknown) => unknown;
}

/** A schema that accepts by itself and leaves everything else, refusing above all, to the one that it stands for. */
export function compiledSchema(module: string, name: string, { keys, accept }: Compiled): SchemaLike {
  const origin = (): SchemaLike => asSchema(original(module, name));
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
      const data = accept(value);
      return data === no ? origin().safeParse(value) : { success: true, data };
    },
    parse: (value) => {
      const data = accept(value);
      return data === no ? origin().parse(value) : data;
    },
  };
}

/** A function of a module that works with schemas. */
export function functionOfSchemas(module: string, name: string): (...parameters: readonly unknown[]) => unknown {
  return (...parameters) => asFunction(original(module, name))(...parameters);
}

/** Whether a value can be a map of a file. */
export function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether a value can be a map with free keys: one whose keys are texts, and no instance of a class. That is zod's rule
 *  for records; its objects take any `isTable`. */
export function isOpenTable(value: unknown): value is Readonly<Record<string, unknown>> {
  if (!isTable(value) || Object.getOwnPropertySymbols(value).length > 0) return false;
  const { constructor: maker } = value;
  if (typeof maker !== "function") return true;
  return isTable(maker.prototype) && Object.hasOwn(maker.prototype, "isPrototypeOf");
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
