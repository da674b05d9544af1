import * as z from "zod";
import { LineageTransport } from "../shared/lineage-transport.ts";
import { TelemetryConfig } from "./telemetry.ts";

/** How the running product reports what it does: traces, logs and lineage. */
export const ObservabilityConfig = z.lazy(() =>
  z.strictObject({
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
  }),
);
/** How the running product reports what it does: traces, logs and lineage. */
export type ObservabilityConfig = z.output<typeof ObservabilityConfig>;
