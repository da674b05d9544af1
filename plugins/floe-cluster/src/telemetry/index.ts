import { definePlugin, type Plugin } from "floe-core/plugin";
import { hasOneSecret } from "./has-one-secret.ts";
import { ConsoleTelemetryConfig, OtlpConfig } from "./telemetry-configs.ts";
import { compressionVariable, consoleTelemetry, otlpTelemetry } from "./telemetry-hooks.ts";

// Jaeger takes OTLP itself; its name tells people what they look at.
const receivers = ["otlp", "jaeger"] as const;

/** Where the traces of the products go. */
export const telemetryPlugins: readonly Plugin[] = [
  ...receivers.map((name) =>
    definePlugin({
      kind: "telemetry_backend",
      name,
      config: OtlpConfig,
      rules: [hasOneSecret],
      telemetry: otlpTelemetry,
      helm: compressionVariable,
    }),
  ),
  definePlugin({
    kind: "telemetry_backend",
    name: "console",
    config: ConsoleTelemetryConfig,
    telemetry: consoleTelemetry,
  }),
];
