import { plugins as alertChannels } from "floe-alert-channels";
import alertChannelsPackage from "floe-alert-channels/package.json" with { type: "json" };
import { plugins as catalogs } from "floe-catalogs";
import catalogsPackage from "floe-catalogs/package.json" with { type: "json" };
import { plugins as cluster } from "floe-cluster";
import clusterPackage from "floe-cluster/package.json" with { type: "json" };
import { plugins as engines } from "floe-compute-dbt-adapters";
import enginesPackage from "floe-compute-dbt-adapters/package.json" with { type: "json" };
import { plugin as duckDb } from "floe-compute-duckdb";
import duckDbPackage from "floe-compute-duckdb/package.json" with { type: "json" };
import type { BundledPlugin } from "floe-core";
import type { Plugin } from "floe-core/plugin";
import { plugin as dlt } from "floe-ingestion";
import ingestionPackage from "floe-ingestion/package.json" with { type: "json" };
import { plugin as airflow } from "floe-orchestrator-airflow";
import airflowPackage from "floe-orchestrator-airflow/package.json" with { type: "json" };
import { plugin as dagster } from "floe-orchestrator-dagster";
import dagsterPackage from "floe-orchestrator-dagster/package.json" with { type: "json" };
import { plugins as semanticLayers } from "floe-semantic-layers";
import semanticLayersPackage from "floe-semantic-layers/package.json" with { type: "json" };

/** The plugins that come with the command. They are found by their package.json like any other; those of one package are told apart by
 *  their names. */
export const bundledPlugins: readonly BundledPlugin[] = [
  { packageJson: duckDbPackage, load: () => duckDb },
  { packageJson: dagsterPackage, load: () => dagster },
  ...pluginsOf(catalogsPackage, catalogs),
  { packageJson: airflowPackage, load: () => airflow },
  ...pluginsOf(alertChannelsPackage, alertChannels),
  ...pluginsOf(clusterPackage, cluster),
  ...pluginsOf(enginesPackage, engines),
  ...pluginsOf(ingestionPackage, [dlt]),
  ...pluginsOf(semanticLayersPackage, semanticLayers),
];

/** The plugins of a package that has several. */
function pluginsOf(packageJson: object, plugins: readonly Plugin[]): readonly BundledPlugin[] {
  return plugins.map((plugin) => ({
    packageJson: {
      ...packageJson,
      floe: { contract: "2.11", kind: plugin.kind, name: plugin.name, module: "./dist/index.js" },
    },
    load: () => plugin,
  }));
}
