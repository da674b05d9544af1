import * as z from "zod";
import { QualityTier } from "../shared/quality-terms.ts";
import { Transform } from "./transform.ts";

/** Gives a layer to models of the dbt project. The first rule that fits a model decides. */
export const TierRule = z.strictObject({
  path: z.string().min(1).optional().meta({
    description: "Folder or file of the models, as dbt_project.yml sees it: `models/staging`; absent for any.",
  }),
  tag: z.string().min(1).optional().meta({ description: "dbt tag that the models have; absent for any." }),
  tier: QualityTier.meta({ description: "Layer of the models that fit." }),
});
/** Gives a layer to models of the dbt project. The first rule that fits a model decides. */
export type TierRule = z.output<typeof TierRule>;

/** A transform for each model of the dbt project that belongs to the product, in place of a list. */
export const TransformsFromDbt = z.strictObject({
  from: z.literal("dbt").meta({ description: "Takes every enabled model of the dbt project." }),
  tiers: z
    .array(TierRule)
    .optional()
    .meta({ description: "Layers by folder or tag; the first rule that fits decides." }),
  models: z.array(Transform).optional().meta({ description: "What is to be said of single models, by name." }),
});
/** A transform for each model of the dbt project that belongs to the product, in place of a list. */
export type TransformsFromDbt = z.output<typeof TransformsFromDbt>;
