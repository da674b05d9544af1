import { plugin as polaris } from "floe-catalog-polaris";
import polarisPackage from "floe-catalog-polaris/package.json" with { type: "json" };
import { plugins as engines } from "floe-compute-dbt-adapters";
import enginesPackage from "floe-compute-dbt-adapters/package.json" with { type: "json" };
import { plugin as duckDb } from "floe-compute-duckdb";
import duckDbPackage from "floe-compute-duckdb/package.json" with { type: "json" };
import type { BundledPlugin } from "floe-core";
import { plugin as dagster } from "floe-orchestrator-dagster";
import dagsterPackage from "floe-orchestrator-dagster/package.json" with { type: "json" };

/** The plugins that come with the command. They are found by their package.json like any other; the engines of one package are told
 *  apart by their names. */
export const bundledPlugins: readonly BundledPlugin[] = [
  { packageJson: duckDbPackage, load: () => duckDb },
  { packageJson: dagsterPackage, load: () => dagster },
  { packageJson: polarisPackage, load: () => polaris },
  ...engines.map((engine) => ({
    packageJson: {
      ...enginesPackage,
      floe: { contract: "2.4", kind: engine.kind, name: engine.name, module: "./dist/index.js" },
    },
    load: () => engine,
  })),
];
