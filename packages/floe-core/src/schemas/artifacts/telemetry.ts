import * as z from "zod";
import { BatchProcessor } from "./batch-processor.ts";
import { ResourceAttributes } from "./resource-attributes.ts";
import { TelemetryAuthentication } from "./telemetry-authentication.ts";

const share = z.number().min(0).max(1);

const Sampling = z.lazy(() =>
  z.strictObject({
    dev: share.default(1).meta({ description: "Share of traces kept in dev, 0 to 1." }),
    staging: share.default(0.5).meta({ description: "Share of traces kept in staging, 0 to 1." }),
    prod: share.default(0.1).meta({ description: "Share of traces kept in prod, 0 to 1." }),
  }),
);

const TelemetryLogging = z.lazy(() =>
  z.strictObject({
    log_level: z
      .enum(["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"])
      .default("INFO")
      .meta({ description: "Least severity that is logged." }),
    json_output: z.boolean().default(true).meta({ description: "Whether a log line is a JSON object." }),
  }),
);

/** How the running product reports traces and logs. */
export const TelemetryConfig = z.lazy(() =>
  z.strictObject({
    enabled: z.boolean().default(true).meta({ description: "Whether traces are made." }),
    otlp_endpoint: z.string().default("http://localhost:4317").meta({ description: "Address of the OTLP collector." }),
    otlp_protocol: z.enum(["grpc", "http"]).default("grpc").meta({ description: "Protocol of the collector." }),
    sampling: Sampling.prefault({}).meta({ description: "Share of traces kept in each environment." }),
    resource_attributes: ResourceAttributes.meta({ description: "Attributes that every span carries." }),
    authentication: TelemetryAuthentication.nullable()
      .default(null)
      .meta({ description: "How to authenticate at the collector; null for no authentication." }),
    batch_processor: BatchProcessor.prefault({}).meta({ description: "How spans are collected into batches." }),
    logging: TelemetryLogging.prefault({}).meta({ description: "How the product logs." }),
    backend: z.string().default("console").meta({ description: "Name of the telemetry backend." }),
  }),
);
/** How the running product reports traces and logs. */
export type TelemetryConfig = z.output<typeof TelemetryConfig>;
