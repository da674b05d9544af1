import { at, builtin, derived, optional } from "../../origins/located.ts";
import { originRule } from "../../origins/rules-of-origin.ts";
import type { Traced } from "../../origins/traced.ts";
import type { BackendTelemetry } from "../../plugins/backend-hooks.ts";
import type { EnforcedProject } from "../../project/enforced-project.ts";
import { lineageReporting, traceReporting } from "../../project/reporting.ts";
import type { ObservabilityConfig, TelemetryConfig } from "../../schemas/artifacts/observability.ts";

const noSection = "the contract's default, as the manifest has no observability section";

/** The artifact's observability: what the manifest says, for the product that floe.yaml names. */
export function artifactObservability(project: EnforcedProject): Traced<ObservabilityConfig> {
  const lineage = lineageReporting(project);
  return {
    telemetry: telemetry(project),
    lineage: lineage.enabled,
    lineage_namespace: project.identity.name,
    lineage_endpoint: lineage.endpoint,
    lineage_transport: lineage.transport,
  };
}

function telemetry(project: EnforcedProject): Traced<ObservabilityConfig["telemetry"]> {
  const { product, platform, identity } = project;
  const version = at(at(product, "metadata"), "version");
  const observability = optional(platform.manifest, "observability");
  const logging = observability && at(observability, "logging");
  const format = logging && at(logging, "format");
  const traces = traceReporting(project);
  return {
    enabled: traces.enabled,
    otlp_endpoint: traces.endpoint,
    otlp_protocol: traces.protocol,
    sampling: traces.sampling,
    resource_attributes: {
      service_name: identity.name,
      service_version: version,
      deployment_environment: builtin("dev", "FLOE_ENV decides at run time"),
      floe_namespace: builtin("default", "the namespace of a product outside a domain"),
      floe_product_name: identity.name,
      floe_product_version: version,
      floe_mode: builtin("dev", "FLOE_ENV decides at run time"),
    },
    authentication: authentication(traces.authentication),
    batch_processor: traces.batchProcessor,
    logging: {
      log_level: logging === undefined ? builtin("INFO", noSection) : at(logging, "level"),
      json_output:
        format === undefined ? builtin(true, noSection) : derived(jsonLogsRule, format.value === "json", [format]),
    },
    backend: traces.exporter,
  };
}

/** How the product authenticates at the collector. */
function authentication(given: BackendTelemetry["authentication"]): Traced<TelemetryConfig["authentication"]> {
  if (given === undefined) return builtin(null, "the contract's default; no backend asks for it");
  const { type, secret, headerName } = given;
  const other = builtin(null, "the other secret is sent");
  return {
    auth_type: derived(authTypeRule, type, [secret]),
    api_key: type === "api_key" ? secret : other,
    bearer_token: type === "bearer" ? secret : other,
    header_name: headerName,
  };
}

const authTypeRule = originRule("authentication-type", "the secret that the backend names says how it is sent");

const jsonLogsRule = originRule("json-logs", "logs are JSON when the format is `json`");
