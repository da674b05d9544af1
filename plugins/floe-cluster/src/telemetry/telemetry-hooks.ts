import {
  at,
  type BackendTelemetry,
  builtin,
  type CheckContext,
  type GenerateContext,
  optional,
  runVariable,
  type TracedHelmPart,
} from "floe-core/plugin";
import type { ConsoleTelemetryConfig, OtlpConfig } from "./telemetry-configs.ts";

/** What a collector says of the product's traces. */
export function otlpTelemetry({ config }: CheckContext<OtlpConfig>): BackendTelemetry {
  const bearer = optional(config, "bearer_token");
  const key = optional(config, "api_key");
  const endpoint = optional(config, "endpoint");
  const headerName = at(config, "header_name");
  const sent = bearer === undefined ? key : bearer;
  return {
    exporter: builtin("otlp", "the backend takes OTLP"),
    ...(endpoint === undefined ? {} : { endpoint }),
    protocol: at(config, "protocol"),
    sampling: at(config, "sampling"),
    batchProcessor: at(config, "batch"),
    ...(sent === undefined
      ? {}
      : { authentication: { type: sent === bearer ? "bearer" : "api_key", secret: sent, headerName } }),
  };
}

/** Traces as lines of the log. */
export function consoleTelemetry({ config }: CheckContext<ConsoleTelemetryConfig>): BackendTelemetry {
  return { exporter: builtin("console", "the backend is the console"), sampling: at(config, "sampling") };
}

/** What the artifact has no field for. */
export function compressionVariable({ config }: GenerateContext<OtlpConfig>): TracedHelmPart<"telemetry_backend"> {
  return { environment: [runVariable("OTEL_EXPORTER_OTLP_COMPRESSION", at(config, "compression"))] };
}
