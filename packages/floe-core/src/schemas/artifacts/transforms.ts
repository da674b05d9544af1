import * as z from "zod";
import { QualityTier } from "../shared/quality-terms.ts";
import { ResolvedQualityCheck } from "./quality-check.ts";

const names = z.array(z.string());

/** One dbt model of the product. */
export const ResolvedModel = z.lazy(() =>
  z.strictObject({
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
  }),
);
/** One dbt model of the product. */
export type ResolvedModel = z.output<typeof ResolvedModel>;

/** The models of the product, in the order of floe.yaml. */
export const ResolvedTransforms = z.lazy(() =>
  z.strictObject({
    models: z.array(ResolvedModel).min(1).meta({ description: "Models in the order of floe.yaml." }),
    default_compute: z.string().meta({ description: "Compute of a model that names none." }),
  }),
);
/** The models of the product, in the order of floe.yaml. */
export type ResolvedTransforms = z.output<typeof ResolvedTransforms>;
