import { isThere, type Located } from "../origins/located.ts";
import type { PluginKind } from "../schemas/kinds.ts";
import type { PluginCandidate } from "./discover.ts";

/** What selects a plugin. */
export interface PluginWish {
  readonly kind: PluginKind;
  readonly type: Located<string>;
  readonly packageName: Located<string> | undefined;
}

/** The plugin that a selection means, where it is clear which: that of the package that it names, else the one that comes with floe,
 *  else the only installed one. */
export function fittingCandidate(
  { kind, type, packageName }: PluginWish,
  candidates: readonly PluginCandidate[],
): PluginCandidate | undefined {
  const fitting = candidates.filter((candidate) => candidate.kind === kind && candidate.name === type.value);
  if (packageName !== undefined) {
    if (!isThere(packageName)) return undefined;
    return fitting.find(({ id, code }) => code.kind === "installed" && id.package === packageName.value);
  }
  const bundled = fitting.find(({ code }) => code.kind === "bundled");
  return bundled ?? (fitting.length === 1 ? fitting[0] : undefined);
}
