import type { Located } from "../../origins/located.ts";
import type { GeneratedProject } from "../../project/generated-project.ts";
import { filesOf } from "../../project/project-file.ts";
import { unenforcedSettings } from "../governance/not-enforced.ts";
import { shadowedSettings } from "./shadowed-settings.ts";

/** A setting whose lack of an effect another rule tells, with its reason. */
export type ToldSetting =
  | { readonly setting: Located<unknown>; readonly state: "shadowed"; readonly winner: Located<unknown> | undefined }
  | { readonly setting: Located<unknown>; readonly state: "not-enforced" };

/** The settings that are told of elsewhere: neither unused nor passed on is said of them once more. */
export function toldSettings(project: GeneratedProject): readonly ToldSetting[] {
  return [
    ...shadowedSettings(project).map(({ setting, winner }) => ({ setting, winner, state: "shadowed" as const })),
    ...unenforcedSettings({ files: filesOf(project.inputs), plugins: project.platform.plugins }).map(({ setting }) => ({
      setting,
      state: "not-enforced" as const,
    })),
  ];
}
