import type { Plugin } from "floe-core/plugin";
import { lineagePlugins } from "./lineage/index.ts";
import { rbacPlugins } from "./rbac/index.ts";
import { secretsPlugins } from "./secrets/index.ts";
import { telemetryPlugins } from "./telemetry/index.ts";

/** What the platform has in its cluster. Each kind has a folder with a row for each of its plugins. */
export const plugins: readonly Plugin[] = [...rbacPlugins, ...secretsPlugins, ...telemetryPlugins, ...lineagePlugins];
