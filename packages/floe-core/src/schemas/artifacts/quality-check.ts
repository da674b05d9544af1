import * as z from "zod";
import { OpenMap } from "../shared/open-map.ts";
import { CheckSeverity, QualityDimension } from "../shared/quality-terms.ts";

/** One quality check of a model, with every option decided. Since 0.4.0. */
export const ResolvedQualityCheck = z.lazy(() =>
  z.strictObject({
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
  }),
);
/** One quality check of a model, with every option decided. Since 0.4.0. */
export type ResolvedQualityCheck = z.output<typeof ResolvedQualityCheck>;
