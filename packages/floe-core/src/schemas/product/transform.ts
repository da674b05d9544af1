import * as z from "zod";
import { ModelName } from "../shared/names.ts";
import { OpenMap } from "../shared/open-map.ts";
import { CheckSeverity, QualityDimension, QualityTier } from "../shared/quality-terms.ts";
import { IgnoredFinding } from "./dbt-section.ts";

/** One quality check of a transform. Its keys are the same in the artifact. */
export const QualityCheck = z.strictObject({
  name: z.string().min(1).meta({ description: "Name of the check." }),
  type: z.string().min(1).meta({ description: "Kind of test, such as `not_null`." }),
  column: z.string().min(1).optional().meta({ description: "Column under test; absent for the whole model." }),
  dimension: QualityDimension.meta({ description: "Aspect of quality that the check measures." }),
  severity: CheckSeverity.default("warning").meta({ description: "How much a failure weighs." }),
  custom_weight: z.number().min(0.1).max(10).optional().meta({
    description: "Weight in place of the severity's, 0.1 to 10.",
  }),
  parameters: OpenMap.default({}).meta({ description: "Arguments of the test." }),
  enabled: z.boolean().default(true).meta({ description: "Whether the check runs." }),
});
/** One quality check of a transform. Its keys are the same in the artifact. */
export type QualityCheck = z.output<typeof QualityCheck>;

/** One dbt model of the product. */
export const Transform = z.strictObject({
  name: ModelName.meta({ description: "Name of the dbt model, 1 to 200 characters." }),
  compute: z.string().min(1).optional().meta({
    description: "Compute profile, or a plugin type that exactly one profile has; absent for the default.",
  }),
  tags: z.array(z.string()).optional().meta({ description: "dbt tags." }),
  dependsOn: z.array(z.string()).optional().meta({
    description: "Transforms that run before this one; absent for those that its model reads in the dbt project.",
  }),
  tier: QualityTier.optional().meta({ description: "Layer of the model." }),
  qualityChecks: z.array(QualityCheck).optional().meta({ description: "Quality checks of the model." }),
  ignore: z.array(IgnoredFinding).min(1).optional().meta({
    description: "Findings about the model that are no mistakes, each with the reason.",
  }),
});
/** One dbt model of the product. */
export type Transform = z.output<typeof Transform>;
