/** The fourteen kinds of plugins, by the names that manifest.yaml uses. */
export const pluginKinds = [
  "compute",
  "orchestrator",
  "catalog",
  "storage",
  "telemetry_backend",
  "lineage_backend",
  "dbt",
  "semantic_layer",
  "ingestion",
  "secrets",
  "identity",
  "quality",
  "rbac",
  "alert_channel",
] as const;

export type PluginKind = (typeof pluginKinds)[number];
