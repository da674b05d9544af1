import * as z from "zod";
import { KubernetesName } from "../shared/names.ts";
import { OpenMap } from "../shared/open-map.ts";
import { SemanticVersion } from "../shared/versions.ts";
import { QualityConfig } from "./quality.ts";

/** The choice of one plugin. Its `config` is open here and checked by the schema that the plugin brings. */
export const PluginSelection = z.strictObject({
  type: z
    .string()
    .regex(/^[a-z][a-z0-9_-]{0,62}$/, {
      error:
        "A plugin name starts with a lower-case letter and has at most 63 lower-case letters, digits, `_` and `-`.",
    })
    .meta({ description: "Name of the implementation, such as `duckdb`." }),
  version: SemanticVersion.optional().meta({ description: "Version of the plugin: three numbers." }),
  config: OpenMap.optional().meta({ description: "Options of the plugin." }),
  connection_secret_ref: KubernetesName.optional().meta({
    description: "Kubernetes Secret that holds the credentials of the connection.",
  }),
});
/** The choice of one plugin. Its `config` is open here and checked by the schema that the plugin brings. */
export type PluginSelection = z.output<typeof PluginSelection>;

const selection = PluginSelection.optional();

/** The plugins of the platform, one for each category. Every category may be left out here; the compiler asks for
 *  compute and orchestrator and supplies dbt. */
export const PluginsConfig = z.strictObject({
  compute: selection.meta({ description: "Engine that runs the models." }),
  orchestrator: selection.meta({ description: "Scheduler that starts the runs." }),
  catalog: selection.meta({ description: "Table catalog." }),
  storage: selection.meta({ description: "Object storage." }),
  semantic_layer: selection.meta({ description: "Semantic layer for consumers." }),
  ingestion: selection.meta({ description: "Loader of source data." }),
  secrets: selection.meta({ description: "Store of secrets." }),
  telemetry_backend: selection.meta({ description: "Receiver of traces and metrics." }),
  lineage_backend: selection.meta({ description: "Receiver of lineage events." }),
  identity: selection.meta({ description: "Identity provider." }),
  dbt: selection.meta({ description: "dbt runtime; the compiler takes `core` when absent." }),
  quality: QualityConfig.optional().meta({ description: "Quality plugin and its gates." }),
  rbac: selection.meta({ description: "Source of roles and permissions." }),
  alert_channel: selection.meta({ description: "Channel for alerts." }),
});
/** The plugins of the platform, one for each category. */
export type PluginsConfig = z.output<typeof PluginsConfig>;

const approved = z.array(z.string().min(1)).optional();

/** Plugin types that an enterprise allows, by category. A category that is left out allows everything. */
export const ApprovedPlugins = z.strictObject({
  compute: approved.meta({ description: "Allowed compute types." }),
  orchestrator: approved.meta({ description: "Allowed orchestrator types." }),
  catalog: approved.meta({ description: "Allowed catalog types." }),
  storage: approved.meta({ description: "Allowed storage types." }),
  semantic_layer: approved.meta({ description: "Allowed semantic layer types." }),
  ingestion: approved.meta({ description: "Allowed ingestion types." }),
  secrets: approved.meta({ description: "Allowed secret store types." }),
  telemetry_backend: approved.meta({ description: "Allowed telemetry backend types." }),
  lineage_backend: approved.meta({ description: "Allowed lineage backend types." }),
  identity: approved.meta({ description: "Allowed identity provider types." }),
  dbt: approved.meta({ description: "Allowed dbt runtimes." }),
  quality: approved.meta({ description: "Allowed quality providers." }),
  rbac: approved.meta({ description: "Allowed RBAC types." }),
  alert_channel: approved.meta({ description: "Allowed alert channel types." }),
});
/** Plugin types that an enterprise allows, by category. A category that is left out allows everything. */
export type ApprovedPlugins = z.output<typeof ApprovedPlugins>;
