import type { EngineRow } from "./engine-row.ts";
import { athena } from "./rows/athena.ts";
import { bigquery } from "./rows/bigquery.ts";
import { databricks } from "./rows/databricks.ts";
import { postgres } from "./rows/postgres.ts";
import { redshift } from "./rows/redshift.ts";
import { snowflake } from "./rows/snowflake.ts";
import { spark } from "./rows/spark.ts";
import { trino } from "./rows/trino.ts";

/** The table of engines beside DuckDB. tests/adapters holds each row against the adapter itself. */
export const engines = {
  athena,
  bigquery,
  databricks,
  postgres,
  redshift,
  snowflake,
  spark,
  trino,
} as const satisfies {
  readonly [name: string]: EngineRow;
};
