import { HttpUrl, SecretReference } from "floe-core/schemas";
import * as z from "zod";

const share = z.number().min(0).max(1);

const sampling = z
  .strictObject({
    dev: share.default(1).meta({ description: "Share of runs that are traced in dev, 0 to 1." }),
    staging: share.default(0.5).meta({ description: "Share of runs that are traced in staging, 0 to 1." }),
    prod: share.default(0.1).meta({ description: "Share of runs that are traced in prod, 0 to 1." }),
  })
  .prefault({})
  .meta({ description: "Share of runs that are traced, by the environment that `FLOE_ENV` names." });

const most = 1_000_000;

const batch = z
  .strictObject({
    max_queue_size: z.int().min(1).max(most).default(2048).meta({ description: "Spans that may wait, 1 to 1000000." }),
    max_export_batch_size: z
      .int()
      .min(1)
      .max(most)
      .default(512)
      .meta({ description: "Spans in one export, 1 to 1000000; no more than may wait." }),
    schedule_delay_millis: z
      .int()
      .min(1)
      .max(most)
      .default(5000)
      .meta({ description: "Milliseconds between two exports, 1 to 1000000." }),
    export_timeout_millis: z
      .int()
      .min(1)
      .max(most)
      .default(30_000)
      .meta({ description: "Milliseconds before an export is given up, 1 to 1000000." }),
  })
  .prefault({})
  .meta({ description: "How spans are collected before they are sent." });

/** The options of `plugins.telemetry_backend.config` for `type: otlp` and `type: jaeger`. */
export const OtlpConfig = z.strictObject({
  endpoint: HttpUrl.optional().meta({
    description: "Address of the collector; what `observability.tracing.endpoint` says when left out.",
    examples: ["http://collector:4317"],
  }),
  protocol: z
    .enum(["grpc", "http"])
    .default("grpc")
    .meta({ description: "Protocol of the collector; `http` usually has the port 4318." }),
  bearer_token: SecretReference.optional().meta({ description: "Token that is sent as `Bearer`." }),
  api_key: SecretReference.optional().meta({ description: "Key that is sent as it is; instead of `bearer_token`." }),
  header_name: z
    .string()
    .regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$/, { error: "The name of a header has letters, digits and `-`." })
    .default("Authorization")
    .meta({ description: "Header that carries the token or the key." }),
  compression: z.enum(["none", "gzip"]).default("none").meta({ description: "How what is sent is compressed." }),
  sampling,
  batch,
});
export type OtlpConfig = z.output<typeof OtlpConfig>;

/** The options for `type: console`. */
export const ConsoleTelemetryConfig = z.strictObject({ sampling });
export type ConsoleTelemetryConfig = z.output<typeof ConsoleTelemetryConfig>;
