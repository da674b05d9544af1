import type { KnownTest } from "./known-test.ts";

/** The tests that dbt brings itself. */
export const dbtTests: readonly KnownTest[] = [
  { name: "unique", column: "needed", parameters: {} },
  { name: "not_null", column: "needed", parameters: {} },
  { name: "accepted_values", column: "needed", parameters: { values: "values", quote: "boolean?" }, quotes: "quote" },
  { name: "relationships", column: "needed", parameters: { to: "relation", field: "column" } },
];
