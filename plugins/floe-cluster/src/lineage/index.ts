import { definePlugin, type Plugin } from "floe-core/plugin";
import { ConsoleLineageConfig, receiverConfig } from "./lineage-configs.ts";
import { consoleLineage, receiverLineage, receiverVariables } from "./lineage-hooks.ts";

/** A receiver of OpenLineage events: where it takes them below its address, and what its secret is called. */
const receivers = [
  { name: "marquez", path: "api/v1/lineage", example: "http://marquez:5000" },
  { name: "openmetadata", path: "api/v1/openlineage/lineage", example: "http://openmetadata:8585" },
  { name: "http", path: "api/v1/lineage", example: "https://lineage.example.com" },
] as const;

/** Where the lineage of the products goes. */
export const lineagePlugins: readonly Plugin[] = [
  ...receivers.map(({ name, path, example }) =>
    definePlugin({
      kind: "lineage_backend",
      name,
      config: receiverConfig({ path, example }),
      lineage: receiverLineage,
      helm: receiverVariables,
    }),
  ),
  definePlugin({ kind: "lineage_backend", name: "console", config: ConsoleLineageConfig, lineage: consoleLineage }),
];
