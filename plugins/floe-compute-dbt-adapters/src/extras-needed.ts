import { at, type Located, type PythonRequirement } from "floe-core/plugin";
import type { EngineConfig } from "./engine-config.ts";
import type { EngineRow } from "./engine-row.ts";

/** The extras of the adapter's package that the options need. */
export function extrasNeeded(
  { adapter, extras }: EngineRow,
  config: Located<EngineConfig>,
): readonly PythonRequirement[] {
  if (extras === undefined) return [];
  const option = at(config, extras.of);
  const extra = typeof option.value === "string" ? extras.byWord[option.value] : undefined;
  return extra === undefined ? [] : [{ ...adapter, extras: [extra], from: [option] }];
}
