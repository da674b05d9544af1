import { type Located, optional } from "../../origins/located.ts";
import type { GeneratedProject } from "../../project/generated-project.ts";

/** A setting that a nearer one replaced as a whole. */
export interface Shadowed {
  readonly setting: Located<unknown>;
  readonly winner: Located<unknown>;
}

/** The settings that a nearer one replaced. */
export function shadowedSettings({ product, platform }: GeneratedProject): readonly Shadowed[] {
  const winner = optional(product, "schedule");
  const { defaultSchedule: setting } = platform;
  return winner === undefined || setting === undefined ? [] : [{ setting, winner }];
}
