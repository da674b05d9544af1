/** The keys and indexes that lead to a place in a document. */
export type Path = readonly (string | number)[];

/** The value at a path; `undefined` when there is none. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((current, key) => (isTable(current) ? current[key] : undefined), value);
}

/** The names in a table; none when it is something else. */
export function keysAt(value: unknown, path: Path): readonly string[] {
  const table = valueAt(value, path);
  return isTable(table) ? Object.keys(table) : [];
}

/** Whether a value has members. Lists answer to their indexes like tables do. */
export function isTable(value: unknown): value is Readonly<Record<string | number, unknown>> {
  return typeof value === "object" && value !== null;
}

/** The JSON Pointer of a path. */
export function pointerOf(path: Path): string {
  return path.map((key) => `/${escaped(String(key))}`).join("");
}

/** A key as a JSON Pointer writes it. */
export function escaped(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}

/** Whether one pointer is another, or lies inside it. */
export function isWithin(inner: string, outer: string): boolean {
  return inner === outer || inner.startsWith(`${outer}/`);
}
