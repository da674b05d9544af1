import { definePlugin } from "floe-core/plugin";
import { checkDuckDb, duckDbDiagnostics } from "./check-duckdb.ts";
import { DuckDbConfig } from "./duckdb-config.ts";
import { duckDbTarget } from "./duckdb-target.ts";

export { duckDbDiagnostics } from "./check-duckdb.ts";

/** DuckDB as the compute engine: models run in dbt's own process, on a file for each product. */
export const plugin = definePlugin({
  kind: "compute",
  name: "duckdb",
  config: DuckDbConfig,
  // floe-dagster ends a run after this time; everything else reaches dbt through the profile.
  readAtRunTime: ["/timeout_seconds"],
  diagnostics: duckDbDiagnostics.entries,
  check: checkDuckDb,
  dbtTarget: duckDbTarget,
});
