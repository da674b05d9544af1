import type { PluginKind } from "../schemas/kinds.ts";
import type { Plugin, PluginOf } from "./contract.ts";

/** Defines a plugin; a package exports the result as `plugin`. The option types of the hooks follow from the schema:
 *  `export const plugin = definePlugin({ kind: "compute", name: "duckdb", config: DuckDbConfig, dbtTarget })`. */
export function definePlugin<K extends PluginKind, C>(plugin: PluginOf<K, C>): Plugin {
  return withoutOptionType(plugin);
}

// The compiler calls a hook only with a config that the plugin's own schema has just accepted, so forgetting the
// option type here loses no safety; method parameters are bivariant, which is what lets this compile.
function withoutOptionType(plugin: unknown): Plugin {
  return plugin as Plugin;
}
