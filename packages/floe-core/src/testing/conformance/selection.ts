import type { Plugin } from "../../plugins/contract.ts";

/** What manifest.yaml says under `plugins` to select a plugin with these options. Options of a quality plugin stand beside
 *  its name; those of others have a section of their own, which nobody writes who needs none. */
export function selectionOf({ kind, name }: Plugin, config: Readonly<Record<string, unknown>>): object {
  if (kind === "quality") return { provider: name, ...config };
  return Object.keys(config).length === 0 ? { type: name } : { type: name, config };
}
