import { isDeepStrictEqual } from "node:util";

/** A value of a schema as an expression: each evaluation makes a new one. */
export function emitValue(value: unknown): string {
  const text = typeof value === "bigint" ? undefined : JSON.stringify(value);
  // What JSON has no words for, such as NaN, -0 or a date, would become something else.
  if (text === undefined || !isDeepStrictEqual(JSON.parse(text), value) || text.includes('"__proto__"')) {
    throw new Error(`The value ${String(value)} of a schema is no JSON and cannot be compiled.`);
  }
  return text.startsWith("{") ? `(${text})` : text;
}

/** Whether `v` is one of some values, as an expression. */
export function emitOneOf(values: readonly unknown[]): string {
  return values.length === 0 ? "false" : values.map((value) => `v === ${emitValue(value)}`).join(" || ");
}
