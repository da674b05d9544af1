import * as z from "zod";
import { QualityGates } from "./quality-gate-tiers.ts";
import { DimensionWeights, ScoreCalculation, ScoreThresholds } from "./quality-score.ts";

/** Choice and settings of the quality plugin; the value of `plugins.quality`. */
export const QualityConfig = z.lazy(() =>
  z.strictObject({
    provider: z.string().min(1).meta({ description: "Name of the quality plugin." }),
    quality_gates: QualityGates.prefault({}).meta({ description: "What each layer has to reach." }),
    dimension_weights: DimensionWeights.prefault({}).meta({ description: "Share of each dimension; the sum is 1." }),
    calculation: ScoreCalculation.prefault({}).meta({ description: "How a score is computed." }),
    thresholds: ScoreThresholds.prefault({}).meta({ description: "Scores that fail or warn." }),
    check_timeout_seconds: z
      .int()
      .min(1)
      .max(3600)
      .default(300)
      .meta({ description: "Seconds for one check, 1 to 3600." }),
    enabled: z.boolean().default(true).meta({ description: "Whether quality checks run." }),
  }),
);
/** Choice and settings of the quality plugin; the value of `plugins.quality`. */
export type QualityConfig = z.output<typeof QualityConfig>;
