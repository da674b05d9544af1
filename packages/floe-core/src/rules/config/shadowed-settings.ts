import { type Located, optional } from "../../origins/located.ts";
import type { GeneratedProject } from "../../project/generated-project.ts";
import { namedTarget } from "../../project/target-of.ts";
import { isChosenManifest, manifestOf } from "./chosen-manifest.ts";
import { levelsOf } from "./levels-of.ts";

/** A setting that another one replaced as a whole: a nearer one, or a stricter one. */
export interface Shadowed {
  readonly setting: Located<unknown>;
  /** `undefined` when the command line, or the environment, says something else. */
  readonly winner: Located<unknown> | undefined;
  /** Whether somebody knows it already: a rule reports it, or whoever called the command asked for it. */
  readonly isSaid: boolean;
}

/** The settings that another one replaced. */
export function shadowedSettings(project: GeneratedProject): readonly Shadowed[] {
  return [...defaultSchedule(project), ...weakerLevel(project), ...namedManifest(project), ...namedDbtTarget(project)];
}

/** The manifest that floe.yaml names, where another one was asked for. */
function namedManifest(project: GeneratedProject): readonly Shadowed[] {
  const setting = manifestOf(project);
  return setting === undefined || isChosenManifest(project, setting)
    ? []
    : [{ setting, winner: undefined, isSaid: true }];
}

/** The dbt target of floe.yaml, where an environment was asked for, whose name the target has. */
function namedDbtTarget({ product, environment }: GeneratedProject): readonly Shadowed[] {
  const setting = environment === undefined ? undefined : namedTarget(product);
  return setting === undefined ? [] : [{ setting, winner: undefined, isSaid: true }];
}

function defaultSchedule({ product, platform }: GeneratedProject): readonly Shadowed[] {
  const winner = optional(product, "schedule");
  const { defaultSchedule: setting } = platform;
  return winner === undefined || setting === undefined ? [] : [{ setting, winner, isSaid: false }];
}

function weakerLevel(project: GeneratedProject): readonly Shadowed[] {
  const { weaker, winners } = levelsOf(project);
  const [winner] = winners;
  if (weaker === undefined || winner === undefined) return [];
  // A product that weakens its platform is told so by a rule of governance.
  const isOfProduct =
    weaker.origin.kind === "source" && weaker.origin.span.source === project.inputs.product?.document.source;
  return [{ setting: weaker, winner, isSaid: isOfProduct }];
}
