/** A product that sets every key of its schema. */
export const fullProduct = {
  apiVersion: "floe.dev/v1",
  kind: "FloeSpec",
  metadata: {
    name: "berth-planning",
    version: "2.3.1",
    description: "Who moors where.",
    owner: "berths@harbour.example",
    labels: { area: "north" },
  },
  platform: { manifest: "../manifest.yaml" },
  catalog: "default",
  storage: "default",
  compute: "big",
  governance: { policy_enforcement_level: "strict" },
  transforms: [
    { name: "stg_vessel_calls", tags: ["daily"], tier: "bronze" },
    {
      name: "mart_berth_usage",
      compute: "big",
      dependsOn: ["stg_vessel_calls"],
      tier: "gold",
      qualityChecks: [
        {
          name: "hours_in_range",
          type: "accepted_range",
          column: "hours_in_use",
          dimension: "validity",
          severity: "critical",
          custom_weight: 2.5,
          parameters: { min_value: 0 },
          enabled: true,
        },
      ],
    },
  ],
  schedule: { cron: "0 6 * * *", timezone: "Europe/Oslo", enabled: true },
  outputPorts: [
    {
      name: "berth_usage",
      description: "Hours in use.",
      owner: "berths@harbour.example",
      schema: [
        {
          name: "berth_id",
          type: "string",
          description: "Berth.",
          required: true,
          primaryKey: true,
          classification: "internal",
        },
      ],
    },
  ],
  destinations: [
    {
      name: "planning-board",
      sink_type: "postgres",
      connection_secret_ref: "planning-board",
      source_table: "berth_usage",
      config: { mode: "append" },
      field_mapping: { berth_id: "berth" },
      batch_size: 500,
    },
  ],
};
