import type { Plugin } from "../../plugins/contract.ts";
import { isTable } from "../../text/is-table.ts";

/** Whether a package.json names the plugin under `floe`, alone or in a list. */
export function isAnnounced({ kind, name }: Plugin, packageJson: unknown): boolean {
  const floe = isTable(packageJson) ? packageJson["floe"] : undefined;
  const entries: readonly unknown[] = Array.isArray(floe) ? floe : [floe];
  return entries.some((entry) => isTable(entry) && entry["kind"] === kind && entry["name"] === name);
}
