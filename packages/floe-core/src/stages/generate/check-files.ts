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
import { isWithin, type Pointer, pointerOf, segments } from "../../text/pointer.ts";

/** A dbt test for each quality check that is switched on, below the first folder for tests of the dbt project: dbt takes no
 *  second entry for a model in property files, but as many tests as there are. What dbt's own files test already has none. */
export function checkFiles(project: CompiledProject): readonly GeneratedFile[] {
  const { artifacts, dbtProject: dbt } = project;
  const folder = dbt?.declarations.testFolder;
  if (dbt === undefined || folder === undefined || artifacts.value.quality_config?.enabled === false) return [];
  const isOff = (name: string) => dbt.graph.models.get(modelNamed(dbt, name))?.existence === "disabled";
  return (artifacts.value.transforms?.models ?? []).flatMap((model, modelIndex) =>
    (isOff(model.name) ? [] : (model.quality_checks ?? [])).flatMap((check, index): readonly GeneratedFile[] => {
      if (!check.enabled || declaredTest(check, model.name, dbt) !== undefined) return [];
      const at: Pointer = pointerOf(["transforms", "models", modelIndex, "quality_checks", index]);
      return [checkFile(project, { folder, model, check, at })];
    }),
  );
}

interface PlacedCheck {
  readonly folder: string;
  readonly model: ResolvedModel;
  readonly check: ResolvedQualityCheck;
  readonly at: Pointer;
}

function checkFile(
  { artifacts, dbtProject: dbt }: CompiledProject,
  { folder, model, check, at }: PlacedCheck,
): GeneratedFile {
  const test = checkTest(check, dbt);
  invariant(test !== undefined, "a check of an unknown type was compiled");
  const weight = severityWeight(check, artifacts.value.quality_config?.calculation.severity_weights);
  return {
    path: outputPath(`${folder}/floe/${testName(model.name, check.name)}.sql`),
    text: checkFileText({ ...check, transform: model.name, weight }, addressOf(dbt, model.name), test),
    owner: coreOwner,
    trace: artifacts.trace.flatMap((line) => [...checkTrace(line, at), ...switchTrace(line)]),
  };
}

// The whole file is there because the checks are switched on.
function switchTrace({ pointer, origin }: TraceLine): readonly TraceLine[] {
  return pointer === qualitySwitch ? [{ pointer: "", origin }] : [];
}

const qualitySwitch = pointerOf(["quality_config", "enabled"]);

function checkTrace({ pointer, origin }: TraceLine, at: Pointer): readonly TraceLine[] {
  return isWithin(pointer, at) ? [{ pointer: pointerOf(segments(pointer).slice(segments(at).length)), origin }] : [];
}
