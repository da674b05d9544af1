import type { PluginKind } from "../schemas/kinds.ts";

/** The artifact's name for a kind of plugin. */
export const pluginSlots = {
  compute: "compute",
  orchestrator: "orchestrator",
  catalog: "catalog",
  storage: "storage",
  ingestion: "ingestion",
  semantic_layer: "semantic",
  lineage_backend: "lineage_backend",
} as const satisfies Partial<Record<PluginKind, string>>;
