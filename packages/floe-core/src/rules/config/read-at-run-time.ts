import type { CompiledProject } from "../../project/compiled-project.ts";
import { kindTable } from "../../schemas/kinds.ts";
import { isWithin, type Pointer, segments } from "../../text/pointer.ts";

/** Whether somebody reads this leaf of the artifact. An option that is only echoed into a plugin's config is read
 *  where the plugin says that its part at run time reads it; a kind without a plugin in the compiler is read by
 *  whoever carries it out. */
export function isRead({ platform }: CompiledProject, pointer: Pointer): boolean {
  const [top, slot, config, ...option] = segments(pointer);
  if (top !== "plugins" || config !== "config" || option.length === 0) return true;
  const row = kindTable.find((each) => "slot" in each && each.slot === slot);
  const loaded = row && platform.plugins.get(row.kind)?.loaded;
  if (loaded === undefined) return true;
  const inner = `/${option.join("/")}` as const;
  return [...loaded.readAtRunTime, "/connection_secret_ref" as const].some((read) => isWithin(inner, read));
}
