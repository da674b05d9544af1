import * as z from "zod";
import { rule } from "../../src/checking/rule.ts";
import { defineDiagnostics, problem } from "../../src/diagnostics/define.ts";
import { at, builtin, placeOf } from "../../src/origins/located.ts";
import type { CheckContext, Contributions, Plugin } from "../../src/plugins/contract.ts";
import type { BundledPlugin } from "../../src/plugins/discover.ts";
import { optionsOf } from "../../src/plugins/options-place.ts";
import type { PluginKind } from "../../src/schemas/kinds.ts";

/** Options that a plugin of each kind can have: `plugins.quality` takes this one too. */
export const TimedConfig = z.strictObject({
  check_timeout_seconds: z.int().default(30).meta({ description: "Seconds for one check." }),
  enabled: z.boolean().default(true).meta({ description: "Whether it runs." }),
});
export type TimedConfig = z.output<typeof TimedConfig>;

const problems = defineDiagnostics("timed", {
  "too-long": problem({
    severity: "error",
    message: (p: { seconds: number }) => `${p.seconds} seconds are too long.`,
    docs: { cause: "A check may take ten minutes.", fix: "Write less." },
  }),
});

const lastsTenMinutes = rule<CheckContext<TimedConfig>, TimedConfig, "check_timeout_seconds">({
  name: "lasts-ten-minutes",
  at: optionsOf<TimedConfig>(),
  reads: ["check_timeout_seconds"],
  problems,
  check: ({ check_timeout_seconds: seconds }) =>
    seconds.value > 600 ? [problems["too-long"]({ seconds: seconds.value }, placeOf(seconds))] : [],
});

/** A plugin of a kind that has a rule, `timed/too-long`, and nothing else but what its kind must have. */
export function timedPlugin(kind: PluginKind, more: Partial<Contributions<TimedConfig>> = {}): Plugin {
  return asPlugin({
    kind,
    name: "timed",
    config: TimedConfig,
    rules: [lastsTenMinutes],
    readAtRunTime: ["/check_timeout_seconds", "/enabled", "/schedule", "/compute", "/product", "/dbt"],
    dbtTarget: () => ({ type: builtin("timed", "this engine runs nothing") }),
    ...more,
  });
}

/** The plugins as a command brings them. */
export function bundledPlugins(plugins: readonly Plugin[]): readonly BundledPlugin[] {
  return plugins.map((plugin) => {
    const { kind, name } = plugin;
    const floe = { contract: "2", kind, name, module: "./index.js" };
    return { packageJson: { name: `floe-${kind}-${name}`, version: "1.0.0", floe }, load: () => plugin };
  });
}

/** The options as a helm part. */
export const timeoutPart: NonNullable<Contributions<TimedConfig, "quality">["helm"]> = ({ config }) => ({
  seconds: at(config, "check_timeout_seconds"),
});

// Each kind finds what it must have; what it has beside is never called.
function asPlugin(plugin: object): Plugin {
  return plugin as Plugin;
}
