import * as z from "zod";
import { OpenMap } from "../shared/open-map.ts";
import { SemanticVersion } from "../shared/versions.ts";

/** One selected plugin with its resolved configuration. Secrets in it are references. */
export const PluginReference = z.strictObject({
  type: z.string().min(1).meta({ description: "Name of the implementation, such as `duckdb`." }),
  version: SemanticVersion.meta({
    description:
      "Version of the plugin that ran; where none is installed, the one that the manifest names, or `0.0.0`.",
  }),
  config: OpenMap.nullable().default(null).meta({ description: "Options of the plugin; null when it has none." }),
});
/** One selected plugin with its resolved configuration. Secrets in it are references. */
export type PluginReference = z.output<typeof PluginReference>;

const optionalPlugin = PluginReference.nullable().default(null);

/** The plugins that make up the platform of this product. */
export const ResolvedPlugins = z.strictObject({
  compute: PluginReference.meta({ description: "Engine that runs the models." }),
  orchestrator: PluginReference.meta({ description: "Scheduler that starts the runs." }),
  catalog: optionalPlugin.meta({ description: "Table catalog; null when not selected." }),
  storage: optionalPlugin.meta({ description: "Object storage; null when not selected." }),
  ingestion: optionalPlugin.meta({ description: "Loader of source data; null when not selected. Since 0.6.0." }),
  semantic: optionalPlugin.meta({ description: "Semantic layer; null when not selected." }),
  lineage_backend: optionalPlugin.meta({ description: "Receiver of lineage; null when not selected. Since 0.5.0." }),
});
/** The plugins that make up the platform of this product. */
export type ResolvedPlugins = z.output<typeof ResolvedPlugins>;
