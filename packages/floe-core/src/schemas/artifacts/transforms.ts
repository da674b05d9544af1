import * as z from "zod";
import { OpenMap } from "../shared/open-map.ts";
import { CheckSeverity, QualityDimension, QualityTier } from "../shared/quality-terms.ts";

/** One quality check of a model, with every option decided. Since 0.4.0. */
export const ResolvedQualityCheck = z.strictObject({
  name: z.string().min(1).meta({ description: "Name of the check." }),
  type: z.string().min(1).meta({ description: "Kind of test, such as `not_null`." }),
  column: z.string().nullable().default(null).meta({ description: "Column under test; null for the whole model." }),
  dimension: QualityDimension.meta({ description: "Aspect of quality that the check measures." }),
  severity: CheckSeverity.default("warning").meta({ description: "How much a failure weighs." }),
  custom_weight: z
    .number()
    .min(0.1)
    .max(10)
    .nullable()
    .default(null)
    .meta({ description: "Weight in place of the severity's, 0.1 to 10; null to use the severity's." }),
  parameters: OpenMap.default({}).meta({ description: "Arguments of the test." }),
  enabled: z.boolean().default(true).meta({ description: "Whether the check runs." }),
});
/** One quality check of a model, with every option decided. Since 0.4.0. */
export type ResolvedQualityCheck = z.output<typeof ResolvedQualityCheck>;

const names = z.array(z.string());

/** One dbt model of the product. */
export const ResolvedModel = z.strictObject({
  name: z.string().meta({ description: "Name of the dbt model." }),
  compute: z.string().meta({ description: "Compute that runs the model." }),
  tags: names.nullable().default(null).meta({ description: "dbt tags; null when the product gives none." }),
  depends_on: names.nullable().default(null).meta({ description: "Models that run before; null for none given." }),
  quality_checks: z
    .array(ResolvedQualityCheck)
    .nullable()
    .default(null)
    .meta({ description: "Quality checks; null when there are none. Since 0.4.0." }),
  quality_tier: QualityTier.nullable()
    .default(null)
    .meta({ description: "Layer of the model; null when the product gives none. Since 0.4.0." }),
});
/** One dbt model of the product. */
export type ResolvedModel = z.output<typeof ResolvedModel>;

/** The models of the product, in the order of floe.yaml. */
export const ResolvedTransforms = z.strictObject({
  models: z.array(ResolvedModel).min(1).meta({ description: "Models in the order of floe.yaml." }),
  default_compute: z.string().meta({ description: "Compute of a model that names none." }),
});
/** The models of the product, in the order of floe.yaml. */
export type ResolvedTransforms = z.output<typeof ResolvedTransforms>;
