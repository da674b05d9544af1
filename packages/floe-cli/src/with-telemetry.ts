import type { startTelemetry, Telemetry } from "./telemetry-sdk.ts";
import type { StandardStreams } from "./terminal.ts";
import { type Environment, wantsTelemetry } from "./wants-telemetry.ts";

/** The OpenTelemetry SDK's module. It is a chunk of its own, and costs more to load than the whole compiler. */
export interface TelemetryModule {
  readonly startTelemetry: typeof startTelemetry;
}

/** The variables that decide about tracing, and where its SDK comes from. */
export interface TelemetryTools {
  readonly environment: Environment;
  readonly load: () => TelemetryModule | Promise<TelemetryModule>;
  /** Prints to standard error. */
  readonly say: StandardStreams["err"];
}

/** Runs an action with tracing switched on, where the environment asks for it. `load` is called only then; neither a
 *  missing SDK nor an absent collector changes what the action gives. */
export async function withTelemetry<T>(action: () => Promise<T>, tools: TelemetryTools): Promise<T> {
  if (!wantsTelemetry(tools.environment)) return action();
  const telemetry = await started(tools);
  try {
    return await action();
  } finally {
    await telemetry?.shutdown();
  }
}

async function started({ environment, load, say }: TelemetryTools): Promise<Telemetry | undefined> {
  try {
    return (await load()).startTelemetry(environment, say);
  } catch (error) {
    say(`floe: tracing is off: ${error instanceof Error ? error.message.split("\n")[0] : String(error)}\n`);
    return undefined;
  }
}
