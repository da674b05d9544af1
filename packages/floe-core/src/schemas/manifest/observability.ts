import * as z from "zod";
import { HttpUrl } from "../shared/formats.ts";

/** How lineage events leave the running product. */
export const LineageTransport = z.enum(["http", "console", "noop"]);
/** How lineage events leave the running product. */
export type LineageTransport = z.output<typeof LineageTransport>;

/** Traces of the running products. */
export const TracingSettings = z.strictObject({
  enabled: z.boolean().default(true).meta({ description: "Whether traces are made." }),
  exporter: z.enum(["otlp", "console", "none"]).default("otlp").meta({ description: "Where traces go." }),
  endpoint: HttpUrl.default("http://localhost:4317").meta({ description: "Address of the OTLP collector." }),
});

/** Lineage of the running products. */
export const LineageSettings = z.strictObject({
  enabled: z.boolean().default(true).meta({ description: "Whether lineage events are sent." }),
  transport: LineageTransport.default("http").meta({ description: "How lineage events are sent." }),
  endpoint: HttpUrl.default("http://localhost:5000/api/v1/lineage").meta({
    description: "Address that receives lineage events.",
  }),
});

/** Logs of the running products. */
export const LoggingSettings = z.strictObject({
  level: z.enum(["DEBUG", "INFO", "WARNING", "ERROR"]).default("INFO").meta({
    description: "Least severity that is logged.",
  }),
  format: z.enum(["json", "text"]).default("json").meta({ description: "Shape of a log line." }),
});

/** How the products of the platform report what they do. Configures the products, never the compiler. */
export const Observability = z.strictObject({
  tracing: TracingSettings.prefault({}).meta({ description: "Traces." }),
  lineage: LineageSettings.prefault({}).meta({ description: "Lineage events." }),
  logging: LoggingSettings.prefault({}).meta({ description: "Logs." }),
});
/** How the products of the platform report what they do. Configures the products, never the compiler. */
export type Observability = z.output<typeof Observability>;
