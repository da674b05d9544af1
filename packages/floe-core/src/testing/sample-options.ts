import { sampleSection } from "../checking/sample-values.ts";
import type { Plugin } from "../plugins/contract.ts";
import type { PluginOptions } from "./try-plugin.ts";

/** Options to try a plugin with that nobody has written: those that it cannot do without, as `startingConfig`, the examples of its schema
 *  and texts of common forms have them. */
export function sampleOptions(plugin: Plugin): PluginOptions {
  return { ...sampleSection(plugin.config), ...plugin.startingConfig };
}
