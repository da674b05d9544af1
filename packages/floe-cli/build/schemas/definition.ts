// What zod says of a schema. Its classes are not asked: a module under test may bring its own copy of zod.

/** A schema's definition, as far as an acceptor is made from it. */
export interface Definition {
  readonly type: string;
  readonly innerType?: object;
  readonly shape?: Readonly<Record<string, object>>;
  readonly catchall?: object;
  readonly element?: object;
  readonly keyType?: object;
  readonly valueType?: object;
  readonly options?: readonly object[];
  readonly values?: readonly unknown[];
  readonly entries?: Readonly<Record<string, string | number>>;
  readonly defaultValue?: unknown;
  readonly getter?: () => object;
  readonly checks?: readonly object[];
  readonly check?: string;
  readonly format?: string;
  readonly pattern?: RegExp;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly value?: number;
  readonly inclusive?: boolean;
  readonly coerce?: boolean;
}

interface Internals {
  readonly def: Definition;
  readonly innerType?: object;
}

/** Whether a value is a zod schema. */
export function isSchema(value: unknown): value is object {
  return typeof value === "object" && value !== null && "_zod" in value;
}

export function definitionOf(schemaOrCheck: object): Definition {
  return internalsOf(schemaOrCheck).def;
}

/** The schema behind a `z.lazy`, always the same one: the getter would make a new one. */
export function lazyInner(schema: object): object {
  const { innerType } = internalsOf(schema);
  if (innerType === undefined) throw new Error("A lazy schema has no inner schema.");
  return innerType;
}

function internalsOf(schemaOrCheck: object): Internals {
  return (schemaOrCheck as { readonly _zod: Internals })._zod;
}
