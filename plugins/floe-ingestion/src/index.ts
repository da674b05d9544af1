import { definePlugin, type Plugin } from "floe-core/plugin";
import { DltConfig } from "./dlt-config.ts";
import { sourcesFit } from "./sources-fit.ts";

/** dlt: floe-dagster loads the sources before dbt runs, and sends tables to destinations after it. It reads the options from the
 *  artifact. */
export const plugin: Plugin = definePlugin({
  kind: "ingestion",
  name: "dlt",
  config: DltConfig,
  readers: [
    { name: "floe-dagster", output: "floe_target/compiled_artifacts.json", reads: ["/plugins/ingestion/type"] },
  ],
  readAtRunTime: ["/sources"],
  pythonRequirements: () => [
    { package: "dlt", extras: ["duckdb", "filesystem", "parquet", "sqlalchemy"], versions: ">=1.31 <2" },
  ],
  rules: [sourcesFit],
});
