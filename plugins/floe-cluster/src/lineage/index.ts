import { definePlugin, type Plugin } from "floe-core/plugin";
import { ConsoleLineageConfig, HttpReceiverConfig, MarquezConfig, OpenMetadataConfig } from "./lineage-configs.ts";
import { consoleLineage, receiverLineage, receiverVariables } from "./lineage-hooks.ts";

// Receivers of OpenLineage events. They differ in the path that they take events at.
const receivers = [
  { name: "marquez", config: MarquezConfig },
  { name: "openmetadata", config: OpenMetadataConfig },
  { name: "http", config: HttpReceiverConfig },
] as const;

/** Where the lineage of the products goes. */
export const lineagePlugins: readonly Plugin[] = [
  ...receivers.map(({ name, config }) =>
    definePlugin({ kind: "lineage_backend", name, config, lineage: receiverLineage, helm: receiverVariables }),
  ),
  definePlugin({ kind: "lineage_backend", name: "console", config: ConsoleLineageConfig, lineage: consoleLineage }),
];
