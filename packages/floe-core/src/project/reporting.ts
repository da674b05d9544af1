import { at, builtin, derived, type Located, optional } from "../origins/located.ts";
import { originRule } from "../origins/rules-of-origin.ts";
import type { BackendLineage, BackendTelemetry } from "../plugins/backend-hooks.ts";
import type { TelemetryConfig } from "../schemas/artifacts/observability.ts";
import type { LineageTransport } from "../schemas/manifest/observability.ts";
import type { EnforcedProject } from "./enforced-project.ts";

/** How the running product reports traces: what the manifest and the selected backend say together. */
export interface TraceReporting {
  /** Whether anybody said something of it; the contract's defaults stand in the artifact all the same. */
  readonly isSaid: boolean;
  readonly enabled: Located<boolean>;
  readonly exporter: Located<string>;
  readonly endpoint: Located<string>;
  readonly protocol: Located<"grpc" | "http">;
  readonly sampling: Located<TelemetryConfig["sampling"]>;
  readonly authentication: BackendTelemetry["authentication"];
  readonly batchProcessor: Located<TelemetryConfig["batch_processor"]>;
}

/** How it reports lineage. */
export interface LineageReporting {
  readonly isSaid: boolean;
  readonly enabled: Located<boolean>;
  readonly transport: Located<LineageTransport | null>;
  readonly endpoint: Located<string | null>;
}

const contractDefault = "the contract's default; nothing says it";
const noSection = "the contract's default, as the manifest has no observability section";

/** What becomes of the traces of the product. */
export function traceReporting({ platform }: EnforcedProject): TraceReporting {
  const observability = optional(platform.manifest, "observability");
  const tracing = observability && at(observability, "tracing");
  const backend: BackendTelemetry = platform.backends.telemetry ?? {};
  const own = tracing === undefined ? undefined : at(tracing, "exporter");
  const exporter = own?.value === "none" ? own : agreed(own, backend.exporter, builtin("console", noSection));
  const switchedOn = tracing === undefined ? builtin(true, noSection) : at(tracing, "enabled");
  return {
    isSaid: tracing !== undefined || platform.backends.telemetry !== undefined,
    enabled: exporter.value === "none" ? derived(noExporterRule, false, [switchedOn, exporter]) : switchedOn,
    exporter,
    endpoint: agreed(tracing && at(tracing, "endpoint"), backend.endpoint, builtin("http://localhost:4317", noSection)),
    protocol: backend.protocol ?? builtin("grpc", contractDefault),
    sampling: backend.sampling ?? builtin({ dev: 1, staging: 0.5, prod: 0.1 }, contractDefault),
    authentication: backend.authentication,
    batchProcessor:
      backend.batchProcessor ??
      builtin(
        {
          max_queue_size: 2048,
          max_export_batch_size: 512,
          schedule_delay_millis: 5000,
          export_timeout_millis: 30_000,
        },
        contractDefault,
      ),
  };
}

/** What becomes of its lineage. */
export function lineageReporting({ platform }: EnforcedProject): LineageReporting {
  const observability = optional(platform.manifest, "observability");
  const lineage = observability && at(observability, "lineage");
  const backend: BackendLineage = platform.backends.lineage ?? {};
  const own = lineage && at(lineage, "transport");
  return {
    isSaid: lineage !== undefined || platform.backends.lineage !== undefined,
    enabled: lineage === undefined ? builtin(true, noSection) : at(lineage, "enabled"),
    transport: own?.value === "noop" ? own : agreed(own, backend.transport, builtin(null, noSection)),
    endpoint: agreed(lineage && at(lineage, "endpoint"), backend.endpoint, builtin(null, noSection)),
  };
}

/** Whether a setting stands in a file, and is no default. */
export function isWritten(setting: Located<unknown>): boolean {
  return setting.origin.kind === "source";
}

/** What applies of a setting of the manifest and an option of the backend that mean the same. Where both are written they are equal, as a
 *  rule has seen to. */
function agreed<T, D>(
  setting: Located<T> | undefined,
  option: Located<T> | undefined,
  otherwise: Located<D>,
): Located<T | D> {
  if (setting === undefined) return option ?? otherwise;
  if (option === undefined) return setting;
  return isWritten(setting) ? derived(agreedRule, setting.value, [setting, option]) : option;
}

const agreedRule = originRule("backend-agrees", "the observability section and the backend's options say the same");

const noExporterRule = originRule("no-exporter", "the exporter `none` switches tracing off");
