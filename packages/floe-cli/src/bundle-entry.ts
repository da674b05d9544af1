import { main as run } from "./main.ts";
import type { RunMemory } from "./remember-unchanged.ts";
import { type TelemetryModule, withTelemetry } from "./with-telemetry.ts";

/** What bin/floe.cjs hands in, because a script that comes from V8's code cache cannot do it itself. */
export interface Launcher {
  readonly importModule: (path: string) => Promise<unknown>;
  readonly loadTelemetry: () => TelemetryModule;
  readonly memory: RunMemory;
}

/** Runs the command line and gives its exit code. */
export async function main(
  argv: readonly string[],
  { importModule, loadTelemetry, memory }: Launcher,
): Promise<number> {
  return withTelemetry(() => run(argv, { importModule, memory }), { environment: process.env, load: loadTelemetry });
}
