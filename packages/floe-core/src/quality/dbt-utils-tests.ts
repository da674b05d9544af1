import type { KnownTest } from "./known-test.ts";

const grouped = { group_by_columns: "columns?" } as const;

/** The tests of dbt_utils 1.x. */
export const dbtUtilsTests: readonly KnownTest[] = (
  [
    {
      name: "accepted_range",
      column: "needed",
      parameters: { min_value: "bound?", max_value: "bound?", inclusive: "boolean?" },
    },
    { name: "at_least_one", column: "needed", parameters: grouped },
    { name: "cardinality_equality", column: "needed", parameters: { to: "relation", field: "column" } },
    { name: "equal_rowcount", column: "none", parameters: { compare_model: "relation", ...grouped } },
    {
      name: "equality",
      column: "none",
      parameters: {
        compare_model: "relation",
        compare_columns: "columns?",
        exclude_columns: "columns?",
        precision: "integer?",
      },
    },
    { name: "expression_is_true", column: "allowed", parameters: { expression: "sql" } },
    { name: "fewer_rows_than", column: "none", parameters: { compare_model: "relation", ...grouped } },
    {
      name: "mutually_exclusive_ranges",
      column: "none",
      parameters: {
        lower_bound_column: "column",
        upper_bound_column: "column",
        partition_by: "sql?",
        gaps: "word?",
        zero_length_range_allowed: "boolean?",
      },
    },
    {
      name: "not_accepted_values",
      column: "needed",
      parameters: { values: "values", quote: "boolean?" },
      quotes: "quote",
    },
    { name: "not_constant", column: "needed", parameters: grouped },
    { name: "not_empty_string", column: "needed", parameters: { trim_whitespace: "boolean?" } },
    {
      name: "not_null_proportion",
      column: "needed",
      parameters: { at_least: "number", at_most: "number?", ...grouped },
    },
    {
      name: "recency",
      column: "none",
      parameters: {
        field: "column",
        datepart: "word",
        interval: "integer",
        ignore_time_component: "boolean?",
        ...grouped,
      },
    },
    {
      name: "relationships_where",
      column: "needed",
      parameters: { to: "relation", field: "column", from_condition: "sql?", to_condition: "sql?" },
    },
    {
      name: "sequential_values",
      column: "needed",
      parameters: { interval: "integer?", datepart: "word?", ...grouped },
    },
    {
      name: "unique_combination_of_columns",
      column: "none",
      parameters: { combination_of_columns: "columns", quote_columns: "boolean?" },
    },
  ] as const satisfies readonly KnownTest[]
).map((test) => ({ ...test, package: "dbt_utils" }));
