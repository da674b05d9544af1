import type { Diagnostic } from "floe-core";

/** What came of asking a registry: a value, or why there is none. */
export type Answer<T> =
  | { readonly kind: "done"; readonly value: T }
  | { readonly kind: "failed"; readonly finding: Diagnostic };

/** The answer with a value. */
export function answered<T>(value: T): Answer<T> {
  return { kind: "done", value };
}

/** The answer without one. */
export function unanswered(finding: Diagnostic): Answer<never> {
  return { kind: "failed", finding };
}
