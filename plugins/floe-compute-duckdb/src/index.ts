import { builtin, definePlugin, optional } from "floe-core/plugin";
import { DuckDbConfig } from "./duckdb-config.ts";
import { duckDbReads, duckDbTarget } from "./duckdb-target.ts";
import { pathIsOfOneProduct } from "./rules/path-is-of-one-product.ts";
import { pathStaysInside } from "./rules/path-stays-inside.ts";
import { placeholdersAreKnown } from "./rules/placeholders-are-known.ts";

/** DuckDB as the compute engine: models run in dbt's own process, on a file for each product. */
export const plugin = definePlugin({
  kind: "compute",
  name: "duckdb",
  config: DuckDbConfig,
  rules: [placeholdersAreKnown, pathStaysInside, pathIsOfOneProduct],
  dbtTarget: duckDbTarget,
  dbtReads: duckDbReads,
  writers: () => builtin(1, "DuckDB takes one writing process a file"),
  runTimeoutSeconds: ({ config }) => optional(config, "timeout_seconds"),
});
