import { at, builtin, items, type Located, optional } from "../../origins/located.ts";
import type { Traced } from "../../origins/traced.ts";
import type { EnforcedProject } from "../../project/enforced-project.ts";
import type { ResolvedTransform } from "../../project/resolved-project.ts";
import type { ResolvedModel, ResolvedTransforms } from "../../schemas/artifacts/transforms.ts";
import type { QualityCheck } from "../../schemas/product/transform.ts";

/** The artifact's transforms, in the order of floe.yaml. */
export function artifactTransforms({ transforms, defaultCompute }: EnforcedProject): Traced<ResolvedTransforms> {
  return { models: transforms.map(modelOf), default_compute: defaultCompute };
}

function modelOf({ transform, compute }: ResolvedTransform): Traced<ResolvedModel> {
  const checks = optional(transform, "qualityChecks");
  return {
    name: at(transform, "name"),
    compute,
    tags: optional(transform, "tags") ?? absent("tags"),
    depends_on: optional(transform, "dependsOn") ?? absent("dependsOn"),
    quality_checks:
      checks === undefined || checks.value.length === 0 ? absent("qualityChecks") : items(checks).map(checkOf),
    quality_tier: optional(transform, "tier") ?? absent("tier"),
  };
}

function checkOf(check: Located<QualityCheck>): Traced<NonNullable<ResolvedModel["quality_checks"]>[number]> {
  return {
    name: at(check, "name"),
    type: at(check, "type"),
    column: optional(check, "column") ?? absent("column"),
    dimension: at(check, "dimension"),
    severity: at(check, "severity"),
    custom_weight: optional(check, "custom_weight") ?? absent("custom_weight"),
    parameters: at(check, "parameters"),
    enabled: at(check, "enabled"),
  };
}

function absent(key: string): Located<null> {
  return builtin(null, `the transform has no ${key}`);
}
