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
  readonly mode?: string;
  readonly discriminator?: string;
}

interface Internals {
  readonly def: Definition;
  readonly traits: ReadonlySet<string>;
  readonly innerType?: object;
  readonly optin?: "optional" | "defaulted";
  readonly propValues?: Readonly<Record<string, ReadonlySet<unknown>>>;
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

/** What a schema makes of a missing value: `optional` lets it be missing, `defaulted` puts something in its place, and
 *  undefined refuses it. */
export function whenMissing(schema: object): "optional" | "defaulted" | undefined {
  return internalsOf(schema).optin;
}

/** Whether a schema is of a kind that its definition does not tell from another one. */
export function isOfKind(schema: object, kind: "$ZodExactOptional" | "$ZodXor"): boolean {
  return internalsOf(schema).traits.has(kind);
}

/** The values of a key by which a discriminated union chooses this option; undefined stands for a missing key. */
export function claimedValues(option: object, key: string): readonly unknown[] {
  return [...(internalsOf(option).propValues?.[key] ?? [])];
}

function internalsOf(schemaOrCheck: object): Internals {
  return (schemaOrCheck as { readonly _zod: Internals })._zod;
}
