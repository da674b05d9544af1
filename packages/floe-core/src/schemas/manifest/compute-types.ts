/** The types of compute engines that a profile may have; `dbt` is any engine that dbt has an adapter for. */
export const computeTypes = [
  "duckdb",
  "snowflake",
  "bigquery",
  "redshift",
  "databricks",
  "postgres",
  "spark",
  "trino",
  "athena",
  "dbt",
] as const;
