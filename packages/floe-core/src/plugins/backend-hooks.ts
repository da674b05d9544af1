import type { Located } from "../origins/located.ts";
import type { TelemetryConfig } from "../schemas/artifacts/observability.ts";
import type { SecretReference } from "../schemas/shared/secret-reference.ts";

/** What a telemetry backend says of the product's traces, each with the option that it comes from. What it leaves out is for the
 *  manifest's `observability` to say; where both say it they have to agree. */
export interface BackendTelemetry {
  readonly exporter?: Located<"otlp" | "console">;
  /** Address of the collector. */
  readonly endpoint?: Located<string>;
  readonly protocol?: Located<"grpc" | "http">;
  /** Share of runs that are traced in each environment, 0 to 1. */
  readonly sampling?: Located<TelemetryConfig["sampling"]>;
  readonly batchProcessor?: Located<TelemetryConfig["batch_processor"]>;
  /** The secret that a header carries, as it is or as `Bearer`. */
  readonly authentication?: {
    readonly type: "api_key" | "bearer";
    readonly secret: Located<SecretReference>;
    readonly headerName: Located<string>;
  };
}

/** The same of a lineage backend. */
export interface BackendLineage {
  readonly transport?: Located<"http" | "console">;
  /** Address that takes events, with its path. */
  readonly endpoint?: Located<string>;
}

/** What the options of a backend are asked with. */
export interface BackendContext<C> {
  readonly config: Located<C>;
}

/** What plugins do beside that receive what the running products report. */
export interface BackendHooks<C> {
  /** Receives traces. */
  readonly telemetry_backend: {
    telemetry?(context: BackendContext<C>): BackendTelemetry;
  };
  /** Receives lineage events. */
  readonly lineage_backend: {
    lineage?(context: BackendContext<C>): BackendLineage;
  };
}
