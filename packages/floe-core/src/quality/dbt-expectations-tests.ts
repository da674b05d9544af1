import type { KnownTest } from "./known-test.ts";

const rows = { row_condition: "sql?" } as const;
const grouped = { group_by: "columns?", ...rows } as const;
const bounds = { min_value: "bound?", max_value: "bound?" } as const;
const between = { ...bounds, ...grouped, strictly: "boolean?" } as const;
const valueSet = { value_set: "values", quote_values: "boolean?", ...rows } as const;
const ordered = { sort_column: "column?", strictly: "boolean?", step: "integer?", ...grouped } as const;
const regex = { ...rows, is_raw: "boolean?", flags: "word?" } as const;
const list = { column_list: "columns", transform: "word?" } as const;
const compared = {
  compare_model: "relation",
  ...grouped,
  compare_group_by: "columns?",
  compare_row_condition: "sql?",
} as const;

/** The tests of dbt_expectations 0.10. */
export const dbtExpectationsTests: readonly KnownTest[] = [
  // Sums over a column.
  ...["max", "mean", "median", "min", "stdev", "sum", "proportion_of_unique_values", "unique_value_count"].map((what) =>
    onColumn(`expect_column_${what}_to_be_between`, between),
  ),
  onColumn("expect_column_quantile_values_to_be_between", { quantile: "number", ...between }),
  ...["be_greater_than", "be_less_than", "equal"].map((how) =>
    onColumn(`expect_column_distinct_count_to_${how}`, { value: "number", quote_values: "boolean?", ...grouped }),
  ),
  onColumn("expect_column_distinct_count_to_equal_other_table", {
    compare_model: "relation",
    compare_column_name: "column",
    compare_row_condition: "sql?",
    ...rows,
  }),
  ...["be_in_set", "contain_set", "equal_set"].map((how) =>
    onColumn(`expect_column_distinct_values_to_${how}`, valueSet),
  ),
  onColumn("expect_column_most_common_value_to_be_in_set", { ...valueSet, top_n: "integer", data_type: "type?" }),
  // Each value of a column.
  onColumn("expect_column_values_to_be_between", { ...bounds, ...rows, strictly: "boolean?" }),
  onColumn("expect_column_values_to_be_decreasing", ordered),
  onColumn("expect_column_values_to_be_increasing", ordered),
  onColumn("expect_column_values_to_be_in_set", valueSet),
  onColumn("expect_column_values_to_not_be_in_set", valueSet),
  onColumn("expect_column_values_to_be_in_type_list", { column_type_list: "types" }),
  onColumn("expect_column_values_to_be_of_type", { column_type: "type" }),
  onColumn("expect_column_values_to_be_null", rows),
  onColumn("expect_column_values_to_not_be_null", rows),
  onColumn("expect_column_values_to_be_unique", rows),
  onColumn("expect_column_values_to_have_consistent_casing", { display_inconsistent_columns: "boolean?" }),
  // Texts.
  onColumn("expect_column_value_lengths_to_be_between", { ...bounds, ...rows, strictly: "boolean?" }),
  onColumn("expect_column_value_lengths_to_equal", { value: "integer", ...rows }),
  ...["", "not_"].flatMap((not) => [
    onColumn(`expect_column_values_to_${not}match_like_pattern`, { like_pattern: "text", ...rows }),
    onColumn(`expect_column_values_to_${not}match_like_pattern_list`, {
      like_pattern_list: "texts",
      match_on: "word?",
      ...rows,
    }),
    onColumn(`expect_column_values_to_${not}match_regex`, { regex: "text", ...regex }),
    onColumn(`expect_column_values_to_${not}match_regex_list`, { regex_list: "texts", match_on: "word?", ...regex }),
  ]),
  // Time.
  onColumn("expect_row_values_to_have_recent_data", { datepart: "word", interval: "integer", ...rows }),
  onTable("expect_grouped_row_values_to_have_recent_data", {
    group_by: "columns",
    timestamp_column: "column",
    datepart: "word",
    interval: "integer",
    ...rows,
  }),
  onTable("expect_row_values_to_have_data_for_every_n_datepart", {
    date_col: "column",
    date_part: "word?",
    interval: "integer?",
    exclusion_condition: "sql?",
    test_start_date: "text?",
    test_end_date: "text?",
    ...rows,
  }),
  onColumn("expect_column_values_to_be_within_n_stdevs", { group_by: "columns?", sigma_threshold: "number?" }),
  onColumn("expect_column_values_to_be_within_n_moving_stdevs", {
    date_column_name: "column",
    group_by: "columns?",
    period: "word?",
    lookback_periods: "integer?",
    trend_periods: "integer?",
    test_periods: "integer?",
    sigma_threshold: "number?",
    sigma_threshold_upper: "number?",
    sigma_threshold_lower: "number?",
    take_diffs: "boolean?",
    take_logs: "boolean?",
  }),
  // Several columns.
  onTable("expect_column_pair_values_A_to_be_greater_than_B", {
    column_A: "column",
    column_B: "column",
    or_equal: "boolean?",
    ...rows,
  }),
  onTable("expect_column_pair_values_to_be_equal", { column_A: "column", column_B: "column", ...rows }),
  onTable("expect_column_pair_values_to_be_in_set", {
    column_A: "column",
    column_B: "column",
    value_pairs_set: "pairs",
    ...rows,
  }),
  ...["expect_compound_columns_to_be_unique", "expect_select_column_values_to_be_unique_within_record"].map((name) =>
    onTable(name, { column_list: "columns", quote_columns: "boolean?", ignore_row_if: "word?", ...rows }),
  ),
  onTable("expect_multicolumn_sum_to_equal", { column_list: "columns", sum_total: "bound", ...grouped }),
  // The table itself.
  onColumn("expect_column_to_exist", { column_index: "integer?", transform: "word?" }),
  onTable("expect_table_column_count_to_be_between", bounds),
  onTable("expect_table_column_count_to_equal", { value: "integer" }),
  onTable("expect_table_column_count_to_equal_other_table", { compare_model: "relation" }),
  ...["contain_set", "match_ordered_list", "match_set", "not_contain_set"].map((how) =>
    onTable(`expect_table_columns_to_${how}`, list),
  ),
  onTable("expect_table_row_count_to_be_between", between),
  onTable("expect_table_row_count_to_equal", { value: "bound", ...grouped }),
  onTable("expect_table_row_count_to_equal_other_table", { ...compared, factor: "number?" }),
  onTable("expect_table_row_count_to_equal_other_table_times_factor", { ...compared, factor: "number" }),
  // SQL.
  onTable("equal_expression", {
    expression: "sql",
    compare_model: "relation?",
    compare_expression: "sql?",
    group_by: "columns?",
    compare_group_by: "columns?",
    row_condition: "sql?",
    compare_row_condition: "sql?",
    tolerance: "number?",
    tolerance_percent: "number?",
  }),
  { ...onTable("expression_between", { expression: "sql", ...bounds, ...grouped, strictly: "boolean?" }) },
  onTable("expression_is_true", { expression: "sql", group_by_columns: "columns?", ...rows }),
];

function onColumn(name: string, parameters: KnownTest["parameters"]): KnownTest {
  return { ...onTable(name, parameters), column: "needed" };
}

function onTable(name: string, parameters: KnownTest["parameters"]): KnownTest {
  const quotes = "quote_values" in parameters ? { quotes: "quote_values" } : {};
  return { name, package: "dbt_expectations", column: "none", parameters, ...quotes };
}
