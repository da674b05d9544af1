import type { Diagnostic } from "./diagnostic.ts";

/** What a step gives: a value, findings, or both. No value means that the findings say why. */
export interface Outcome<out T> {
  readonly value: T | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** A value, perhaps with findings that do not stop anybody. */
export function ok<T>(value: T, diagnostics: readonly Diagnostic[] = []): Outcome<T> {
  return { value, diagnostics };
}

export function failed(diagnostics: readonly Diagnostic[]): Outcome<never> {
  return { value: undefined, diagnostics };
}

/** All values when each is there, and the findings of all either way. */
export function all<T>(outcomes: readonly Outcome<T>[]): Outcome<readonly T[]> {
  const diagnostics = outcomes.flatMap((outcome) => outcome.diagnostics);
  const values: T[] = [];
  for (const { value } of outcomes) {
    if (value === undefined) return failed(diagnostics);
    values.push(value);
  }
  return ok(values, diagnostics);
}
