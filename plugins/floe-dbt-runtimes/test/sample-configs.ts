/** Options of each dbt as a user could write them, by its type. */
export const sampleConfigs: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  core: {
    fail_fast: true,
    warn_error_options: { error: "all", warn: ["NoNodesForSelectionCriteria"], silence: [] },
    partial_parse: false,
  },
  fusion: { executable: "dbt-fusion" },
};
