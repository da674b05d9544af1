import { definitionOf, isObject, unwrapped } from "./definition.ts";
import { descriptionOf } from "./schema-shape.ts";
import { defaultOf, isNeeded, valueWords } from "./value-words.ts";

/** A key that a schema takes, for a table that people read. */
export interface SchemaRow {
  /** Its path: keys, and `*` for any element of a list or any name. */
  readonly path: readonly string[];
  readonly description: string | undefined;
  /** What it takes, in words. */
  readonly takes: string;
  readonly default: unknown;
  /** Whether it has to be there wherever its section is. */
  readonly isNeeded: boolean;
  /** Whether rows of its own keys follow. */
  readonly isSection: boolean;
}

// Nothing nests deeper; the bound only guards against a schema that contains itself.
const deepest = 10;

/** Every key of a schema with those below it, in the order of the schema. A path that several alternatives have stands once, as
 *  the first of them has it. */
export function schemaRows(schema: unknown): readonly SchemaRow[] {
  const rows = new Map<string, SchemaRow>();
  collect(rows, schema, []);
  return [...rows.values()];
}

function collect(rows: Map<string, SchemaRow>, schema: unknown, path: readonly string[]): void {
  if (path.length > deepest) return;
  const inner = unwrapped(schema);
  const { shape, element, valueType, options } = definitionOf(inner);
  if (Array.isArray(options)) for (const option of options) collect(rows, option, path);
  const each = element ?? valueType;
  if (each !== undefined) collect(rows, each, [...path, "*"]);
  if (!isObject(shape) || isSecretReference(inner)) return;
  for (const [key, member] of Object.entries(shape)) {
    const place = [...path, key];
    const written = place.join("\0");
    if (!rows.has(written)) rows.set(written, rowOf(member, place));
    collect(rows, member, place);
  }
}

function rowOf(schema: unknown, path: readonly string[]): SchemaRow {
  return {
    path,
    description: descriptionOf(schema),
    takes: valueWords(schema),
    default: defaultOf(schema),
    isNeeded: isNeeded(schema),
    isSection: hasKeys(schema, 0),
  };
}

function hasKeys(schema: unknown, depth: number): boolean {
  if (depth > deepest) return false;
  const inner = unwrapped(schema);
  const { shape, element, valueType, options } = definitionOf(inner);
  if (isObject(shape)) return !isSecretReference(inner);
  const below = Array.isArray(options) ? options : [element, valueType].filter((each) => each !== undefined);
  return below.some((each) => hasKeys(each, depth + 1));
}

/** Whether a schema is that of a reference to a secret, which says the same wherever it stands. */
function isSecretReference(schema: unknown): boolean {
  const { shape } = definitionOf(schema);
  return isObject(shape) && Object.hasOwn(shape, "secret_ref");
}
