import * as z from "zod";
import { LineageTransport } from "../manifest/observability.ts";

const shortText = z.string().min(1).max(128);
const Environment = z.enum(["dev", "staging", "prod"]);

/** The OpenTelemetry resource of the running product. */
export const ResourceAttributes = z.strictObject({
  service_name: shortText.meta({ description: "`service.name`, 1 to 128 characters." }),
  service_version: z
    .string()
    .regex(/^[0-9]+\.[0-9]+\.[0-9]+.*$/, { error: "A service version starts with three numbers, such as `1.2.0`." })
    .meta({ description: "`service.version`." }),
  deployment_environment: Environment.default("dev").meta({
    description: "`deployment.environment`; `FLOE_ENV` replaces it at run time.",
  }),
  floe_namespace: shortText.default("default").meta({ description: "`floe.namespace`, 1 to 128 characters." }),
  floe_product_name: shortText.meta({ description: "`floe.product.name`, 1 to 128 characters." }),
  floe_product_version: z.string().meta({ description: "`floe.product.version`." }),
  floe_mode: Environment.default("dev").meta({ description: "`floe.mode`; `FLOE_ENV` replaces it at run time." }),
});
/** The OpenTelemetry resource of the running product. */
export type ResourceAttributes = z.output<typeof ResourceAttributes>;

// As it was released: a schema of the contract takes no less than it ever took. What the compiler writes is stricter.
const RecordedReference = z.strictObject({
  secret_ref: z
    .string()
    .regex(/^[a-zA-Z0-9][a-zA-Z0-9_-]{0,252}$/)
    .meta({ description: "Name of the secret." }),
  key: z
    .string()
    .regex(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,252}$/)
    .optional()
    .meta({ description: "Key inside the secret; absent for a secret with one value." }),
});

/** How the product authenticates at the collector. Holds where the secret is, never the secret. */
export const TelemetryAuthentication = z.strictObject({
  auth_type: z.enum(["api_key", "bearer"]).meta({ description: "Which of the two secrets is sent." }),
  api_key: RecordedReference.nullable()
    .default(null)
    .meta({ description: "Where the API key is found; null for `bearer`." }),
  bearer_token: RecordedReference.nullable()
    .default(null)
    .meta({ description: "Where the bearer token is found; null for `api_key`." }),
  header_name: z.string().default("Authorization").meta({ description: "HTTP header that carries the secret." }),
});
/** How the product authenticates at the collector. Holds where the secret is, never the secret. */
export type TelemetryAuthentication = z.output<typeof TelemetryAuthentication>;

const positive = z.int().min(1);

/** How spans are collected before they are sent; a batch is never larger than the queue. */
export const BatchProcessor = z.strictObject({
  max_queue_size: positive.default(2048).meta({ description: "Spans that may wait." }),
  max_export_batch_size: positive.default(512).meta({ description: "Spans in one export." }),
  schedule_delay_millis: positive.default(5000).meta({ description: "Milliseconds between two exports." }),
  export_timeout_millis: positive.default(30000).meta({ description: "Milliseconds before an export is given up." }),
});
/** How spans are collected before they are sent; a batch is never larger than the queue. */
export type BatchProcessor = z.output<typeof BatchProcessor>;

const share = z.number().min(0).max(1);

const Sampling = z.strictObject({
  dev: share.default(1).meta({ description: "Share of traces kept in dev, 0 to 1." }),
  staging: share.default(0.5).meta({ description: "Share of traces kept in staging, 0 to 1." }),
  prod: share.default(0.1).meta({ description: "Share of traces kept in prod, 0 to 1." }),
});

const TelemetryLogging = z.strictObject({
  log_level: z
    .enum(["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"])
    .default("INFO")
    .meta({ description: "Least severity that is logged." }),
  json_output: z.boolean().default(true).meta({ description: "Whether a log line is a JSON object." }),
});

/** How the running product reports traces and logs. */
export const TelemetryConfig = z.strictObject({
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
});
/** How the running product reports traces and logs. */
export type TelemetryConfig = z.output<typeof TelemetryConfig>;

/** How the running product reports what it does: traces, logs and lineage. */
export const ObservabilityConfig = z.strictObject({
  telemetry: TelemetryConfig.meta({ description: "Traces and logs." }),
  lineage: z.boolean().default(true).meta({ description: "Whether lineage events are sent." }),
  lineage_namespace: z.string().min(1).meta({ description: "OpenLineage namespace of the product's jobs." }),
  lineage_endpoint: z
    .string()
    .nullable()
    .default(null)
    .meta({ description: "Address that receives lineage events; null when the manifest sets no observability." }),
  lineage_transport: LineageTransport.nullable()
    .default(null)
    .meta({ description: "How lineage events are sent; null when the manifest sets no observability." }),
});
/** How the running product reports what it does: traces, logs and lineage. */
export type ObservabilityConfig = z.output<typeof ObservabilityConfig>;
