import { definePlugin, type Plugin } from "floe-core/plugin";
import { CoreConfig, FusionConfig } from "./dbt-configs.ts";
import { oneWayToErrors } from "./one-way-to-errors.ts";

/** Which dbt runs the models. floe-dagster reads the options from the artifact and hands them to the program. */
export const plugins: readonly Plugin[] = [
  definePlugin({
    kind: "dbt",
    name: "core",
    config: CoreConfig,
    rules: [oneWayToErrors],
    readAtRunTime: ["/fail_fast", "/warn_error", "/warn_error_options", "/partial_parse"],
  }),
  definePlugin({ kind: "dbt", name: "fusion", config: FusionConfig, readAtRunTime: ["/executable"] }),
];
