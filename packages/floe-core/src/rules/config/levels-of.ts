import { type Located, optional } from "../../origins/located.ts";
import type { EnforcementLevel } from "../../policy/enforcement-level.ts";
import type { GeneratedProject } from "../../project/generated-project.ts";

/** The enforcement levels of both files: those that apply, and the weaker one where there is one. */
export interface Levels {
  readonly winners: readonly Located<EnforcementLevel>[];
  readonly weaker: Located<EnforcementLevel> | undefined;
}

type Governed = Located<{ readonly policy_enforcement_level?: EnforcementLevel | undefined }>;

/** Tells the level that applies from the one that does not. Of two that are alike, both do. */
export function levelsOf({ product, platform, enforcement }: GeneratedProject): Levels {
  const sections: readonly (Governed | undefined)[] = [
    optional(platform.manifest, "governance"),
    optional(product, "governance"),
  ];
  const written = sections.flatMap((section) => {
    const level = section && optional(section, "policy_enforcement_level");
    return level === undefined ? [] : [level];
  });
  return {
    winners: written.filter(({ value }) => value === enforcement.level.value),
    weaker: written.find(({ value }) => value !== enforcement.level.value),
  };
}
