import { at, builtin, derived, type Located, optional } from "../../origins/located.ts";
import { originRule } from "../../origins/rules-of-origin.ts";
import type { Traced } from "../../origins/traced.ts";
import type { EnforcedProject } from "../../project/enforced-project.ts";
import type { ObservabilityConfig } from "../../schemas/artifacts/observability.ts";

const contractDefault = "the contract's default; the manifest has no key for it";
const noSection = "the contract's default, as the manifest has no observability section";

/** The artifact's observability: what the manifest says, for the product that floe.yaml names. */
export function artifactObservability(project: EnforcedProject): Traced<ObservabilityConfig> {
  const observability = optional(project.platform.manifest, "observability");
  const lineage = observability && at(observability, "lineage");
  return {
    telemetry: telemetry(project),
    lineage: lineage === undefined ? builtin(true, noSection) : at(lineage, "enabled"),
    lineage_namespace: project.identity.name,
    lineage_endpoint: lineage === undefined ? builtin(null, noSection) : at(lineage, "endpoint"),
    lineage_transport: lineage === undefined ? builtin(null, noSection) : at(lineage, "transport"),
  };
}

function telemetry(project: EnforcedProject): Traced<ObservabilityConfig["telemetry"]> {
  const { product, platform, identity } = project;
  const version = at(at(product, "metadata"), "version");
  const observability = optional(platform.manifest, "observability");
  const tracing = observability && at(observability, "tracing");
  const logging = observability && at(observability, "logging");
  const format = logging && at(logging, "format");
  return {
    enabled:
      tracing === undefined ? builtin(true, noSection) : enabled(at(tracing, "enabled"), at(tracing, "exporter")),
    otlp_endpoint: tracing === undefined ? builtin("http://localhost:4317", noSection) : at(tracing, "endpoint"),
    otlp_protocol: builtin("grpc", contractDefault),
    sampling: builtin({ dev: 1, staging: 0.5, prod: 0.1 }, contractDefault),
    resource_attributes: {
      service_name: identity.name,
      service_version: version,
      deployment_environment: builtin("dev", "FLOE_ENV decides at run time"),
      floe_namespace: builtin("default", "the namespace of a product outside a domain"),
      floe_product_name: identity.name,
      floe_product_version: version,
      floe_mode: builtin("dev", "FLOE_ENV decides at run time"),
    },
    authentication: builtin(null, contractDefault),
    batch_processor: builtin(
      { max_queue_size: 2048, max_export_batch_size: 512, schedule_delay_millis: 5000, export_timeout_millis: 30_000 },
      contractDefault,
    ),
    logging: {
      log_level: logging === undefined ? builtin("INFO", noSection) : at(logging, "level"),
      json_output:
        format === undefined ? builtin(true, noSection) : derived(jsonLogsRule, format.value === "json", [format]),
    },
    backend: tracing === undefined ? builtin("console", noSection) : at(tracing, "exporter"),
  };
}

/** Tracing is on when it is enabled and has somewhere to go. */
function enabled(switchedOn: Located<boolean>, exporter: Located<string>): Located<boolean> {
  if (exporter.value !== "none") return switchedOn;
  return derived(noExporterRule, false, [switchedOn, exporter]);
}

const jsonLogsRule = originRule("json-logs", "logs are JSON when the format is `json`");

const noExporterRule = originRule("no-exporter", "the exporter `none` switches tracing off");
