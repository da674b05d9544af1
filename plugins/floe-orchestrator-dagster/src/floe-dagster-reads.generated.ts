// Written by python/tests/recorded_reads.py from what floe-dagster reads. Do not edit: run it again.

/** The leaves of the artifact that floe-dagster acts on or shows. */
export const floeDagsterReads = [
  "/data_contracts/*/name",
  "/metadata/product_name",
  "/metadata/product_version",
  "/observability/telemetry/logging/json_output",
  "/observability/telemetry/logging/log_level",
  "/plugins/compute/type",
  "/plugins/orchestrator/config/compute/run_timeout_seconds",
  "/plugins/orchestrator/config/compute/writers",
  "/plugins/orchestrator/config/dbt/type",
  "/plugins/orchestrator/config/input_ports/*/output_port",
  "/plugins/orchestrator/config/input_ports/*/product",
  "/plugins/orchestrator/config/input_ports/*/source",
  "/plugins/orchestrator/config/product/description",
  "/plugins/orchestrator/config/product/labels/**",
  "/plugins/orchestrator/config/product/owner",
  "/plugins/orchestrator/config/schedule/cron",
  "/plugins/orchestrator/config/schedule/enabled",
  "/plugins/orchestrator/config/schedule/timezone",
  "/transforms/models/*/name",
  "/transforms/models/*/quality_checks/**",
  "/transforms/models/*/quality_tier",
  "/transforms/models/*/tags/**",
  "/version",
] as const;
