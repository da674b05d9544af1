import type { RecordedPlugin } from "floe-core";

/** Whether a plugin is the one that writes a Dagster code location. */
export function isDagster({ kind, type }: RecordedPlugin): boolean {
  return kind === "orchestrator" && type === "dagster";
}
