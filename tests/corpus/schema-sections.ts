import type { z } from "zod";

/** A section of a file's schema: the keys that it takes, and the way to it. `*` stands for any key or index. */
export interface SchemaSection {
  readonly path: readonly string[];
  readonly keys: readonly string[];
}

/** Every section of a schema in the order of its keys. Alternatives of a union that are sections count each. */
export function sectionsOf(schema: z.ZodType, path: readonly string[] = []): readonly SchemaSection[] {
  const { innerType, getter, shape, element, valueType, options } = definitionOf(schema);
  if (innerType !== undefined) return sectionsOf(innerType, path);
  if (getter !== undefined) return sectionsOf(getter(), path);
  if (shape !== undefined) {
    const inner = Object.entries(shape).flatMap(([key, member]) => sectionsOf(member, [...path, key]));
    return [{ path, keys: Object.keys(shape) }, ...inner];
  }
  const member = element ?? valueType;
  if (member !== undefined) return sectionsOf(member, [...path, "*"]);
  return options?.flatMap((option) => sectionsOf(option, path)) ?? [];
}

interface Definition {
  readonly innerType?: z.ZodType;
  readonly getter?: () => z.ZodType;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly element?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly options?: readonly z.ZodType[];
}

// zod types the definition of a schema by its class, which nobody knows here.
function definitionOf(schema: z.ZodType): Definition {
  return schema._zod.def as Definition;
}
