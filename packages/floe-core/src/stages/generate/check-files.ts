import { modelNamed } from "../../dbt/meant-model.ts";
import { invariant } from "../../diagnostics/bug.ts";
import type { TraceLine } from "../../origins/traced.ts";
import { coreOwner } from "../../outputs/core-owner.ts";
import type { GeneratedFile } from "../../outputs/generated-file.ts";
import { outputPath } from "../../outputs/output-path.ts";
import type { CompiledProject } from "../../project/compiled-project.ts";
import { checkFileText } from "../../quality/check-file-text.ts";
import { declaredTest } from "../../quality/check-target.ts";
import { checkTest } from "../../quality/check-test.ts";
import { addressOf } from "../../quality/declared-model.ts";
import { severityWeight } from "../../quality/severity-weight.ts";
import { testName } from "../../quality/test-name.ts";
import type { ResolvedModel, ResolvedQualityCheck } from "../../schemas/artifacts/transforms.ts";
import { type Pointer, pointerOf, segments } from "../../text/pointer.ts";

/** A dbt test for each quality check that is switched on, below the first folder for tests of the dbt project: dbt takes no
 *  second entry for a model in property files, but as many tests as there are. What dbt's own files test already has none. */
export function checkFiles(project: CompiledProject): readonly GeneratedFile[] {
  const { artifacts, dbtProject: dbt } = project;
  const folder = dbt?.declarations.testFolder;
  if (dbt === undefined || folder === undefined || artifacts.value.quality_config?.enabled === false) return [];
  const traces = tracesOfChecks(artifacts.trace);
  const switched = artifacts.trace.flatMap(switchTrace);
  const isOff = (name: string) => dbt.graph.models.get(modelNamed(dbt, name))?.existence === "disabled";
  return (artifacts.value.transforms?.models ?? []).flatMap((model, modelIndex) =>
    (isOff(model.name) ? [] : (model.quality_checks ?? [])).flatMap((check, index): readonly GeneratedFile[] => {
      if (!check.enabled || declaredTest(check, model.name, dbt) !== undefined) return [];
      const at = pointerOf(pathOfCheck(modelIndex, index));
      return [checkFile(project, { folder, model, check, trace: [...(traces.get(at) ?? []), ...switched] })];
    }),
  );
}

function pathOfCheck(modelIndex: number, index: number): readonly (string | number)[] {
  return ["transforms", "models", modelIndex, "quality_checks", index];
}

interface PlacedCheck {
  readonly folder: string;
  readonly model: ResolvedModel;
  readonly check: ResolvedQualityCheck;
  readonly trace: readonly TraceLine[];
}

function checkFile(
  { artifacts, dbtProject: dbt }: CompiledProject,
  { folder, model, check, trace }: PlacedCheck,
): GeneratedFile {
  const test = checkTest(check, dbt);
  invariant(test !== undefined, "a check of an unknown type was compiled");
  const weight = severityWeight(check, artifacts.value.quality_config?.calculation.severity_weights);
  return {
    path: outputPath(`${folder}/floe/${testName(model.name, check.name)}.sql`),
    text: checkFileText({ ...check, transform: model.name, weight }, addressOf(dbt, model.name), test),
    place: "dbt-project",
    owner: coreOwner,
    trace,
  };
}

// The whole file is there because the checks are switched on.
function switchTrace({ pointer, origin }: TraceLine): readonly TraceLine[] {
  return pointer === qualitySwitch ? [{ pointer: "", origin }] : [];
}

const qualitySwitch = pointerOf(["quality_config", "enabled"]);

/** The trace of each check by its pointer, from the check on. A product may have thousands of checks, so the artifact is gone
 *  through once. */
function tracesOfChecks(trace: readonly TraceLine[]): ReadonlyMap<Pointer, readonly TraceLine[]> {
  const traces = new Map<Pointer, TraceLine[]>();
  for (const { pointer, origin } of trace) {
    if (!/^\/transforms\/models\/\d+\/quality_checks\/\d/u.test(pointer)) continue;
    const path = segments(pointer);
    const at = pointerOf(path.slice(0, depthOfChecks));
    const lines = traces.get(at) ?? [];
    lines.push({ pointer: pointerOf(path.slice(depthOfChecks)), origin });
    traces.set(at, lines);
  }
  return traces;
}

const depthOfChecks = pathOfCheck(0, 0).length;
