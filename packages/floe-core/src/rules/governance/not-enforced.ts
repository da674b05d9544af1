import { writtenSettings } from "../../checking/written-settings.ts";
import type { Located } from "../../origins/located.ts";
import { filesOf } from "../../project/project-file.ts";
import type { ResolvedProject } from "../../project/resolved-project.ts";
import type { NotYet } from "./governed-setting.ts";
import { governedSettings } from "./governed-settings.ts";

/** The settings of a project that are rules which nothing enforces yet. `rulesAreEnforced` says what there is to say about
 *  each and about all that lies in it. */
export function unenforcedSettings({
  inputs,
  platform,
}: Pick<ResolvedProject, "inputs" | "platform">): readonly Located<unknown>[] {
  return filesOf(inputs).flatMap(({ role, value }) =>
    governedSettings.flatMap(({ file, at, enforced }) => {
      const isOpen = file === role && enforced.by === "not yet" && !isLeftTo(platform, enforced);
      return isOpen ? writtenSettings(value, at) : [];
    }),
  );
}

/** Whether a selected plugin answers for the rule. */
export function isLeftTo({ plugins }: Pick<ResolvedProject["platform"], "plugins">, { leftTo }: NotYet): boolean {
  return leftTo !== undefined && plugins.get(leftTo)?.loaded !== undefined;
}
