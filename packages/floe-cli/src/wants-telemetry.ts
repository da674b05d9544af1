/** The variables that decide about tracing; see the OpenTelemetry specification. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Whether the environment asks for traces: it names an exporter or a collector, and does not switch the SDK off. */
export function wantsTelemetry(environment: Environment): boolean {
  if (environment["OTEL_SDK_DISABLED"]?.trim().toLowerCase() === "true") return false;
  const exporters = environment["OTEL_TRACES_EXPORTER"]?.trim();
  if (exporters !== undefined && exporters !== "") return exporters.toLowerCase() !== "none";
  return Boolean(environment["OTEL_EXPORTER_OTLP_ENDPOINT"] || environment["OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"]);
}
