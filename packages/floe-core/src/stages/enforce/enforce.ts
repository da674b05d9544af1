import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { type Located, optional, placeOf } from "../../origins/located.ts";
import { type EnforcementLevel, effectiveLevel, weakens } from "../../policy/enforcement-level.ts";
import type { EnforcedProject } from "../../project/enforced-project.ts";
import { approvedPlugins, approvedProducts, sinkWhitelist } from "../../rules/governance/approved-lists.ts";
import { governanceDiagnostics } from "../../rules/governance/problems.ts";
import { unknownRootKeys } from "../../rules/manifest/unknown-root-keys.ts";
import type { PolicyRun } from "../../rules/policy-run.ts";
import { plaintextSecrets } from "../../rules/secrets/plaintext-secrets.ts";
import type { Manifest } from "../../schemas/manifest/manifest.ts";
import type { Resolution } from "../resolve/resolve.ts";
import type { Stage } from "../stage.ts";

/** Merges the enforcement levels, the stricter one wins, and applies the platform's policies. A manifest alone is
 *  held to those that need no product. */
export const enforce: Stage<Resolution, EnforcedProject | undefined> = {
  name: "enforce",
  title: "Apply the platform's policies",
  input: "any",
  run: ({ platform, project, roots }) => {
    const levels = levelsOf(platform?.manifest, project);
    const level = effectiveLevel(levels.platform, levels.product);
    const runs: readonly PolicyRun[] = [
      // A secret is one whatever else is wrong with the files.
      plaintextSecrets(roots, level.value),
      ...(platform === undefined ? [] : [approvedPlugins(platform)]),
      ...(project === undefined
        ? []
        : [
            sinkWhitelist(project.platform.manifest, project.product),
            approvedProducts(project.platform.manifest, project.identity.name),
          ]),
    ];
    const diagnostics = [
      ...unknownRootKeys(roots.manifest, level.value),
      ...weakening(levels, project?.identity.name),
      ...runs.flatMap((run) => run.diagnostics),
    ];
    const value =
      project === undefined
        ? undefined
        : { ...project, ...summary(runs, diagnostics, level, project.transforms.length) };
    return { value, diagnostics };
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

interface Levels {
  readonly platform: Located<EnforcementLevel> | undefined;
  readonly product: Located<EnforcementLevel> | undefined;
}

function levelsOf(manifest: Located<Manifest> | undefined, project: Resolution["project"]): Levels {
  const governance = manifest && optional(manifest, "governance");
  const own = project === undefined ? undefined : optional(project.product, "governance");
  return {
    platform: governance && optional(governance, "policy_enforcement_level"),
    product: own && optional(own, "policy_enforcement_level"),
  };
}

function weakening({ platform, product }: Levels, name: Located<string> | undefined): readonly Diagnostic[] {
  if (platform === undefined || product === undefined || name === undefined) return [];
  if (!weakens(platform.value, product.value)) return [];
  const span = placeOf(platform);
  const parameters = { product: name.value, level: product.value, platform: platform.value };
  const notes = span === undefined ? [] : [{ message: "The platform sets it here.", span }];
  const severity = platform.value === "strict" ? "error" : "warning";
  return [governanceDiagnostics.weakened(parameters, placeOf(product), { notes, severity })];
}

function summary(
  runs: readonly PolicyRun[],
  diagnostics: readonly Diagnostic[],
  level: Located<EnforcementLevel>,
  modelsValidated: number,
): Pick<EnforcedProject, "enforcement" | "readings"> {
  const ran = runs.filter((run) => run.ran);
  return {
    enforcement: {
      level,
      warningCount: diagnostics.filter(({ severity }) => severity === "warning").length,
      // The graph of the transforms is checked while loading; a project with a broken one does not get here.
      policyTypes: ["semantic", ...ran.map(({ policy }) => policy)],
      modelsValidated,
      filesScanned: 2,
    },
    readings: ran.flatMap(({ policy, read }) => read.map((setting) => ({ setting, policy }))),
  };
}
