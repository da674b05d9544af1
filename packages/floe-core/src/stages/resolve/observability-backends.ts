import { isRefused } from "../../origins/located.ts";
import { callHook } from "../../plugins/call.ts";
import { backendResult } from "../../plugins/hook-results.ts";
import type { ObservabilityBackends, SelectedPlugin } from "../../project/resolved-project.ts";
import type { PluginKind } from "../../schemas/kinds.ts";

/** Asks the selected backends where the product reports to. One whose options were refused says nothing. */
export function observabilityBackends(plugins: ReadonlyMap<PluginKind, SelectedPlugin>): ObservabilityBackends {
  return {
    telemetry: telemetryOf(plugins.get("telemetry_backend")),
    lineage: lineageOf(plugins.get("lineage_backend")),
  };
}

function telemetryOf({ loaded, options }: Partial<SelectedPlugin> = {}): ObservabilityBackends["telemetry"] {
  if (loaded?.plugin.kind !== "telemetry_backend" || options === undefined || isRefused(options)) return undefined;
  const { plugin } = loaded;
  return callHook(loaded, "telemetry", () => backendResult(plugin.telemetry?.({ config: options })));
}

function lineageOf({ loaded, options }: Partial<SelectedPlugin> = {}): ObservabilityBackends["lineage"] {
  if (loaded?.plugin.kind !== "lineage_backend" || options === undefined || isRefused(options)) return undefined;
  const { plugin } = loaded;
  return callHook(loaded, "lineage", () => backendResult(plugin.lineage?.({ config: options })));
}
