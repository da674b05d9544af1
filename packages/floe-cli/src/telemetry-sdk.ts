import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-grpc";
import { defaultResource, detectResources, envDetector, resourceFromAttributes } from "@opentelemetry/resources";
import { BatchSpanProcessor, SimpleSpanProcessor, type SpanProcessor } from "@opentelemetry/sdk-trace-base";
import { NodeTracerProvider } from "@opentelemetry/sdk-trace-node";
import { stderrSpanExporter } from "./stderr-span-exporter.ts";
import type { StandardStreams } from "./terminal.ts";
import type { Environment } from "./wants-telemetry.ts";

/** Tracing that is switched on. */
export interface Telemetry {
  /** Sends what is still waiting, for two seconds at most. Never throws. */
  shutdown(): Promise<void>;
}

const shutdownMilliseconds = 2000;
// Shorter than the time for shutting down, so that a collector that does not answer has its connection closed in time.
const exportMilliseconds = 1500;

/** Switches tracing on as the `OTEL_*` variables say. Endpoint, headers and sampler are read by the SDK itself. */
export function startTelemetry(environment: Environment, say: StandardStreams["err"]): Telemetry {
  const provider = new NodeTracerProvider({
    resource: defaultResource()
      .merge(resourceFromAttributes({ "service.name": "floe" }))
      .merge(detectResources({ detectors: [envDetector] })),
    spanProcessors: exporterNames(environment).flatMap((name) => spanProcessor(name, say)),
  });
  provider.register();
  return { shutdown: () => atMost(shutdownMilliseconds, provider.shutdown()) };
}

function exporterNames(environment: Environment): readonly string[] {
  const names = environment["OTEL_TRACES_EXPORTER"]?.split(",").map((name) => name.trim().toLowerCase()) ?? [];
  const wanted = [...new Set(names)].filter((name) => name !== "");
  return wanted.length === 0 ? ["otlp"] : wanted;
}

function spanProcessor(name: string, say: StandardStreams["err"]): SpanProcessor[] {
  if (name === "otlp") return [new BatchSpanProcessor(new OTLPTraceExporter({ timeoutMillis: exportMilliseconds }))];
  if (name === "console") return [new SimpleSpanProcessor(stderrSpanExporter(say))];
  if (name !== "none") say(`floe: the traces exporter "${name}" is unknown; use otlp, console or none.\n`);
  return [];
}

// A collector that is away is no reason to fail, nor to keep anyone waiting.
async function atMost(milliseconds: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([work.catch(() => {}), patience]);
  clearTimeout(timer);
}
