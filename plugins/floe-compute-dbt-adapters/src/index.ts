import type { Plugin } from "floe-core/plugin";
import { anyAdapter } from "./any-adapter.ts";
import {
  AthenaConfig,
  BigQueryConfig,
  DatabricksConfig,
  PostgresConfig,
  RedshiftConfig,
  SnowflakeConfig,
  SparkConfig,
  TrinoConfig,
} from "./engine-config.ts";
import { enginePlugin } from "./engine-plugin.ts";
import { engines } from "./engines.ts";

export type { EngineOption, EngineOptions } from "./engine-option.ts";
export type { CredentialKind, Credentials, EngineRow } from "./engine-row.ts";
export { engines } from "./engines.ts";

/** A compute plugin for each engine of the table, and one for those that it does not have. */
export const plugins: readonly Plugin[] = [
  enginePlugin(engines.athena, AthenaConfig),
  enginePlugin(engines.bigquery, BigQueryConfig),
  enginePlugin(engines.databricks, DatabricksConfig),
  enginePlugin(engines.postgres, PostgresConfig),
  enginePlugin(engines.redshift, RedshiftConfig),
  enginePlugin(engines.snowflake, SnowflakeConfig),
  enginePlugin(engines.spark, SparkConfig),
  enginePlugin(engines.trino, TrinoConfig),
  anyAdapter,
];
