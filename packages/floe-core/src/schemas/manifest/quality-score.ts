import * as z from "zod";

const weight = z.number().min(0).max(1);
const points = z.int().min(0).max(100);

/** Share of each dimension in the score, 0 to 1; the compiler checks that the sum is 1. */
export const DimensionWeights = z.lazy(() =>
  z.strictObject({
    completeness: weight.default(0.25).meta({ description: "Share of completeness, 0 to 1." }),
    accuracy: weight.default(0.25).meta({ description: "Share of accuracy, 0 to 1." }),
    validity: weight.default(0.2).meta({ description: "Share of validity, 0 to 1." }),
    consistency: weight.default(0.15).meta({ description: "Share of consistency, 0 to 1." }),
    timeliness: weight.default(0.15).meta({ description: "Share of timeliness, 0 to 1." }),
  }),
);

const SeverityWeights = z.lazy(() =>
  z.strictObject({
    critical: z.number().min(0).default(3).meta({ description: "Factor of a critical check." }),
    warning: z.number().min(0).default(1).meta({ description: "Factor of a warning check." }),
    info: z.number().min(0).default(0.5).meta({ description: "Factor of an info check." }),
  }),
);

/** How passed and failed checks move a score. */
export const ScoreCalculation = z.lazy(() =>
  z.strictObject({
    baseline_score: points.default(70).meta({ description: "Points without any check, 0 to 100." }),
    max_positive_influence: points.default(30).meta({ description: "Points that checks may add, 0 to 100." }),
    max_negative_influence: points.default(50).meta({ description: "Points that checks may take, 0 to 100." }),
    severity_weights: SeverityWeights.prefault({}).meta({ description: "Factor of each severity." }),
  }),
);

/** Scores below which a model fails or warns. */
export const ScoreThresholds = z.lazy(() =>
  z.strictObject({
    min_score: points.default(70).meta({ description: "A score below it fails, 0 to 100." }),
    warn_score: points.default(85).meta({ description: "A score below it warns, 0 to 100." }),
  }),
);
