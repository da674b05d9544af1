import { artifactOutput, profilesOutput, provenanceOutput, valuesOutput } from "../own-outputs.ts";
import type { UnreadLeaves } from "./reader.ts";

/** The leaves that floe writes and nothing that it knows of reads: the contract has them, and no reader came yet. A plugin that
 *  brings a reader for one of them makes it read; the row then says what holds without that plugin. */
export const unreadLeaves: readonly UnreadLeaves[] = [
  {
    output: artifactOutput,
    leaves: ["/metadata/compiled_at", "/metadata/floe_version", "/metadata/source_hash", "/identity/*"],
    because: "the file only records it",
  },
  {
    output: artifactOutput,
    leaves: ["/mode", "/inheritance_chain/**"],
    because: "the file only records it",
  },
  {
    output: artifactOutput,
    leaves: [
      "/observability/lineage",
      "/observability/lineage_namespace",
      "/observability/lineage_endpoint",
      "/observability/lineage_transport",
    ],
    because: "no sender of lineage is installed",
  },
  {
    output: artifactOutput,
    leaves: [
      "/observability/telemetry/enabled",
      "/observability/telemetry/otlp_endpoint",
      "/observability/telemetry/otlp_protocol",
      "/observability/telemetry/sampling/**",
      "/observability/telemetry/resource_attributes/*",
      "/observability/telemetry/authentication/**",
      "/observability/telemetry/batch_processor/**",
      "/observability/telemetry/backend",
    ],
    because: "no sender of traces is installed",
  },
  {
    output: artifactOutput,
    leaves: [
      "/plugins/compute/version",
      "/plugins/compute/config/**",
      "/plugins/orchestrator/type",
      "/plugins/orchestrator/version",
      "/plugins/orchestrator/config/**",
      "/plugins/catalog/**",
      "/plugins/storage/**",
      "/plugins/ingestion/**",
      "/plugins/semantic/**",
      "/plugins/lineage_backend/**",
    ],
    because: "the file only repeats what the manifest selects",
  },
  {
    output: artifactOutput,
    leaves: ["/transforms/default_compute"],
    because: "each transform has the compute that it runs on",
  },
  {
    output: artifactOutput,
    leaves: ["/transforms/models/*/depends_on/**"],
    because: "dbt has the order of its models from their SQL",
  },
  {
    output: artifactOutput,
    leaves: ["/dbt_profiles/**"],
    because: "dbt reads the same from profiles.yml",
  },
  {
    output: artifactOutput,
    leaves: ["/governance/**", "/enforcement_result/**"],
    because: "the file only records it",
  },
  {
    output: artifactOutput,
    leaves: ["/quality_config/**"],
    because: "the file only records it",
  },
  {
    output: artifactOutput,
    leaves: ["/data_contracts/*/**"],
    because: "no tool that checks data against its contract is installed",
  },
  {
    output: profilesOutput,
    leaves: ["/*/outputs/**"],
    because: "the adapter of dbt is not known to read it",
  },
  {
    output: provenanceOutput,
    leaves: ["/plugins/**"],
    because: "the file only records which plugins made the outputs",
  },
  {
    output: valuesOutput,
    leaves: ["/**"],
    because: "the chart floe-platform does not read it",
  },
];
