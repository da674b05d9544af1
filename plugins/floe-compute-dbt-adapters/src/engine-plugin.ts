import { at, definePlugin, isThere, type Located, type Plugin } from "floe-core/plugin";
import type { z } from "zod";
import { betweenTargets } from "./between-targets.ts";
import type { EngineConfig } from "./engine-config.ts";
import type { EngineRow } from "./engine-row.ts";
import { engineReads, engineTarget } from "./engine-target.ts";
import { extrasNeeded } from "./extras-needed.ts";
import { credentialsAreOfOneKind } from "./rules/credentials-are-of-one-kind.ts";
import { namesHaveKnownPlaceholders } from "./rules/names-have-known-placeholders.ts";
import { startingConfig } from "./starting-config.ts";

/** The compute plugin of an engine: what its row says. */
export function enginePlugin(row: EngineRow, config: z.ZodType<EngineConfig>): Plugin {
  return definePlugin<"compute", EngineConfig>({
    kind: "compute",
    name: row.name,
    config,
    startingConfig: startingConfig(row),
    rules: [namesHaveKnownPlaceholders(row), credentialsAreOfOneKind(row)],
    identifierFolding: row.identifierFolding,
    dbtTarget: engineTarget(row),
    betweenTargets: betweenTargets(row),
    dbtReads: engineReads(row),
    dbtAdapter: row.adapter,
    pythonRequirements: ({ config: options }) => extrasNeeded(row, options),
    runTimeoutSeconds: (context) => {
      const seconds = at(context.config, "timeout_seconds");
      return isThere(seconds) && isNumber(seconds) ? seconds : undefined;
    },
  });
}

function isNumber(value: Located<unknown>): value is Located<number> {
  return typeof value.value === "number";
}
