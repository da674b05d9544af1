import * as z from "zod";
import { ModelName } from "../shared/model-name.ts";
import { QualityTier } from "../shared/quality-terms.ts";
import { QualityCheck } from "./quality-check.ts";

/** One dbt model of the product. */
export const Transform = z.strictObject({
  name: ModelName.meta({ description: "Name of the dbt model, 1 to 128 characters." }),
  compute: z.string().min(1).optional().meta({
    description: "Compute profile, or a plugin type that exactly one profile has; absent for the default.",
  }),
  tags: z.array(z.string()).optional().meta({ description: "dbt tags." }),
  dependsOn: z.array(z.string()).optional().meta({ description: "Transforms that run before this one." }),
  tier: QualityTier.optional().meta({ description: "Layer of the model." }),
  qualityChecks: z.array(QualityCheck).optional().meta({ description: "Quality checks of the model." }),
});
/** One dbt model of the product. */
export type Transform = z.output<typeof Transform>;
