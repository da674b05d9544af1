/** The 14 categories of plugins, in the order of the `plugins` section of manifest.yaml. */
export const pluginCategories = [
  "compute",
  "orchestrator",
  "catalog",
  "storage",
  "semantic_layer",
  "ingestion",
  "secrets",
  "telemetry_backend",
  "lineage_backend",
  "identity",
  "dbt",
  "quality",
  "rbac",
  "alert_channel",
] as const;

/** A key of the `plugins` section of manifest.yaml. */
export type PluginCategory = (typeof pluginCategories)[number];
