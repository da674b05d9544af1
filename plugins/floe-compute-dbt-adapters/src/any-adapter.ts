import {
  at,
  definePlugin,
  isThere,
  type Located,
  members,
  type Plugin,
  type TargetContext,
  type TracedJson,
  withEnvVars,
} from "floe-core/plugin";
import { AnyAdapterConfig } from "./any-adapter-config.ts";
import { filled } from "./engine-target.ts";
import { outputFitsEveryAdapter } from "./rules/output-fits-every-adapter.ts";

/** Any engine that dbt has an adapter for. floe knows nothing of its options: they go into the profile as they are. */
export const anyAdapter: Plugin = definePlugin({
  kind: "compute",
  name: "dbt",
  config: AnyAdapterConfig,
  startingConfig: { adapter: "sqlserver", output: { schema: "{product_slug}" } },
  rules: [outputFitsEveryAdapter],
  dbtTarget: anyTarget,
  dbtReads: ["/**"],
  pythonRequirements: ({ config }) => [{ package: `dbt-${config.value.adapter}`, from: [at(config, "adapter")] }],
});

function anyTarget({ config, product }: TargetContext<AnyAdapterConfig>): TracedJson {
  const options = members(at(config, "output")).flatMap(([key, option]) => {
    if (!isThere(option)) return [];
    const isPlace = key === "schema" || key === "database";
    return [[key, isPlace && isText(option) ? filled(option, product) : withEnvVars(option)] as const];
  });
  return { type: at(config, "adapter"), threads: at(config, "threads"), ...Object.fromEntries(options) };
}

function isText(option: Located<unknown>): option is Located<string> {
  return typeof option.value === "string";
}
