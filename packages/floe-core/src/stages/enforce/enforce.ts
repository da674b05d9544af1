import { type RuleRun, runRulesAt } from "../../checking/run-rules.ts";
import { ok } from "../../diagnostics/outcome.ts";
import { at, isThere, type Located, optional } from "../../origins/located.ts";
import { type EnforcementLevel, effectiveLevel } from "../../policy/enforcement-level.ts";
import type { EnforcedProject } from "../../project/enforced-project.ts";
import { filesOf } from "../../project/project-file.ts";
import type { GovernanceRule } from "../../rules/governance/governance-rule.ts";
import { governanceRules } from "../../rules/governance/index.ts";
import type { OnGovernance } from "../../rules/governance/places.ts";
import type { Resolution } from "../resolve/resolve.ts";
import type { Stage } from "../stage.ts";

/** Merges the enforcement levels, the stricter one wins, and applies the platform's policies. A manifest alone is
 *  held to those that need no product. */
export const enforce: Stage<Resolution, EnforcedProject | undefined> = {
  name: "enforce",
  title: "Apply the platform's policies",
  run: ({ inputs, platform, project }) => {
    const manifest = inputs.manifest?.value;
    const product = inputs.product?.value;
    const level = effectiveLevel(levelOf(manifest), levelOf(product));
    const selected = [
      ...(platform?.plugins.values() ?? []),
      ...(project?.engines.map((engine) => engine.selected) ?? []),
    ];
    const context: OnGovernance = {
      manifest,
      product,
      plugins: platform?.plugins ?? new Map(),
      files: filesOf(inputs),
      options: selected.flatMap(({ options }) => options ?? []),
      level: level.value,
    };
    const run = runRulesAt(level.value, governanceRules, context);
    return ok(project && { ...project, ...enforced(run, level, project) }, run.findings);
  },
  attributes: (project) =>
    project === undefined
      ? {}
      : {
          "enforcement.level": project.enforcement.level.value,
          "enforcement.passed": true,
          "enforcement.warning_count": project.enforcement.warningCount,
        },
};

/** A file that may set an enforcement level. */
type Governed = Located<{
  readonly governance?: { readonly policy_enforcement_level?: EnforcementLevel | undefined } | undefined;
}>;

function levelOf(file: Governed | undefined): Located<EnforcementLevel> | undefined {
  const governance = file && at(file, "governance");
  return governance !== undefined && isThere(governance) ? optional(governance, "policy_enforcement_level") : undefined;
}

function enforced(
  run: RuleRun<GovernanceRule>,
  level: Located<EnforcementLevel>,
  { transforms, inputs, readings }: NonNullable<Resolution["project"]>,
): Pick<EnforcedProject, "enforcement" | "readings"> {
  return {
    enforcement: {
      level,
      warningCount: run.findings.filter(({ severity }) => severity === "warning").length,
      // The graph of the transforms is checked while loading; a project with a broken one does not get here.
      policyTypes: ["semantic", ...run.ran.flatMap(({ policy }) => policy ?? [])],
      modelsValidated: transforms.length,
      filesScanned: filesOf(inputs).length,
    },
    readings: [...readings, ...run.readings],
  };
}
