import { writtenSettings } from "../../checking/written-settings.ts";
import type { Located } from "../../origins/located.ts";
import type { ProjectFile } from "../../project/project-file.ts";
import type { SelectedPlugin } from "../../project/resolved-project.ts";
import type { PluginKind } from "../../schemas/kinds.ts";
import type { NotYet } from "./governed-setting.ts";
import { governedSettings } from "./governed-settings.ts";

/** Where rules are looked for that nothing enforces: in files, and the plugins that may answer for them. */
export interface UnenforcedIn {
  readonly files: readonly Pick<ProjectFile, "role" | "value">[];
  readonly plugins: ReadonlyMap<PluginKind, SelectedPlugin>;
}

/** A setting that is a rule which nothing enforces yet, and what the list of rules says of it. */
export interface UnenforcedSetting {
  readonly setting: Located<unknown>;
  readonly rule: NotYet;
}

/** The settings that are such rules, in the order of the list. `rulesAreEnforced` says what there is to say about each and
 *  about all that lies in it. */
export function unenforcedSettings({ files, plugins }: UnenforcedIn): readonly UnenforcedSetting[] {
  return governedSettings.flatMap(({ file, at, enforced }) => {
    if (enforced.by !== "not yet" || isLeftTo(enforced, plugins)) return [];
    const roots = files.filter(({ role }) => role === file);
    return roots.flatMap(({ value }) => writtenSettings(value, at)).map((setting) => ({ setting, rule: enforced }));
  });
}

/** Whether a selected plugin answers for the rule. */
function isLeftTo({ leftTo }: NotYet, plugins: UnenforcedIn["plugins"]): boolean {
  return leftTo !== undefined && plugins.get(leftTo)?.loaded !== undefined;
}
