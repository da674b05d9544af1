import * as z from "zod";
import { OpenMap } from "../shared/open-map.ts";
import { CheckSeverity, QualityDimension } from "../shared/quality-terms.ts";

/** One quality check of a transform. Its keys are the same in the artifact. */
export const QualityCheck = z.lazy(() =>
  z.strictObject({
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
  }),
);
/** One quality check of a transform. Its keys are the same in the artifact. */
export type QualityCheck = z.output<typeof QualityCheck>;
