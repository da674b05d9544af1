import { builtin, definePlugin, optional } from "floe-core/plugin";
import { betweenTargets } from "./between-targets.ts";
import { databaseFolder } from "./database-folder.ts";
import { DuckDbConfig } from "./duckdb-config.ts";
import { duckDbReads, duckDbTarget } from "./duckdb-target.ts";
import { aliasesAreNames } from "./rules/aliases-are-names.ts";
import { attachmentsHaveOwnNames } from "./rules/attachments-have-own-names.ts";
import { catalogCanBeAttached } from "./rules/catalog-can-be-attached.ts";
import { databaseHasUsableName } from "./rules/database-has-usable-name.ts";
import { databaseLasts } from "./rules/database-lasts.ts";
import { memoryLimitIsAnAmount } from "./rules/memory-limit-is-an-amount.ts";
import { pathIsOfOneProduct } from "./rules/path-is-of-one-product.ts";
import { pathStaysInside } from "./rules/path-stays-inside.ts";
import { placeholdersAreKnown } from "./rules/placeholders-are-known.ts";
import { settingsCanBeSet } from "./rules/settings-can-be-set.ts";
import { settingsDiffer } from "./rules/settings-differ.ts";
import { storageCanBeReached } from "./rules/storage-can-be-reached.ts";

/** DuckDB as the compute engine: models run in dbt's own process, on a file for each product. */
export const plugin = definePlugin({
  kind: "compute",
  name: "duckdb",
  config: DuckDbConfig,
  rules: [
    placeholdersAreKnown,
    pathStaysInside,
    pathIsOfOneProduct,
    databaseHasUsableName,
    aliasesAreNames,
    attachmentsHaveOwnNames,
    databaseLasts,
    catalogCanBeAttached,
    storageCanBeReached,
    memoryLimitIsAnAmount,
    settingsCanBeSet,
    settingsDiffer,
  ],
  // `Orders` and `orders` are one table, also where they are quoted.
  identifierFolding: "case-insensitive",
  betweenTargets,
  dbtTarget: duckDbTarget,
  dbtReads: duckDbReads,
  files: databaseFolder,
  dbtAdapter: { package: "dbt-duckdb", versions: ">=1.11 <2" },
  writers: () => builtin(1, "DuckDB takes one writing process a file"),
  runTimeoutSeconds: ({ config }) => optional(config, "timeout_seconds"),
});
