/** Adapters of dbt by the word that a profile has for them. A profile may hold anything, so no other word of it is shown. */
export const knownAdapters: ReadonlySet<string> = new Set(
  (
    "athena bigquery clickhouse databricks dremio duckdb exasol fabric firebolt glue greenplum hive impala materialize mysql " +
    "oracle postgres redshift rockset singlestore snowflake spark sqlite sqlserver starrocks synapse teradata trino vertica"
  ).split(" "),
);
