import * as z from "zod";

const approved = z.array(z.string().min(1)).optional();

/** Plugin types that an enterprise allows, by category. A category that is left out allows everything. */
export const ApprovedPlugins = z.lazy(() =>
  z.strictObject({
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
  }),
);
/** Plugin types that an enterprise allows, by category. A category that is left out allows everything. */
export type ApprovedPlugins = z.output<typeof ApprovedPlugins>;
