import * as z from "zod";
import { PluginSelection } from "./plugin-selection.ts";
import { QualityConfig } from "./quality.ts";

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
