import * as z from "zod";
import { PluginPackage } from "../shared/names.ts";

/** What the models of one layer have to reach. */
export const GateTier = z.strictObject({
  min_test_coverage: z.number().min(0).max(100).default(0).meta({ description: "Tested columns, percent." }),
  required_tests: z.array(z.string()).default([]).meta({ description: "Tests that every model needs." }),
  min_score: z.int().min(0).max(100).default(0).meta({ description: "Least quality score, 0 to 100." }),
  overridable: z.boolean().default(true).meta({ description: "Whether a lower tier may change this gate." }),
});

/** The gate of each layer. A layer that is given replaces the whole default of that layer. */
export const QualityGates = z.strictObject({
  bronze: GateTier.prefault({}).meta({ description: "Gate of the bronze layer." }),
  silver: GateTier.prefault({ min_test_coverage: 80, required_tests: ["not_null", "unique"], min_score: 75 }).meta({
    description: "Gate of the silver layer.",
  }),
  gold: GateTier.prefault({
    min_test_coverage: 100,
    required_tests: ["not_null", "unique", "accepted_values", "relationships"],
    min_score: 90,
  }).meta({ description: "Gate of the gold layer." }),
});
/** The gate of each layer. A layer that is given replaces the whole default of that layer. */
export type QualityGates = z.output<typeof QualityGates>;

const weight = z.number().min(0).max(1);
const points = z.int().min(0).max(100);

/** Share of each dimension in the score, 0 to 1; the compiler checks that the sum is 1. */
export const DimensionWeights = z.strictObject({
  completeness: weight.default(0.25).meta({ description: "Share of completeness, 0 to 1." }),
  accuracy: weight.default(0.25).meta({ description: "Share of accuracy, 0 to 1." }),
  validity: weight.default(0.2).meta({ description: "Share of validity, 0 to 1." }),
  consistency: weight.default(0.15).meta({ description: "Share of consistency, 0 to 1." }),
  timeliness: weight.default(0.15).meta({ description: "Share of timeliness, 0 to 1." }),
});

const SeverityWeights = z.strictObject({
  critical: z.number().min(0).default(3).meta({ description: "Factor of a critical check." }),
  warning: z.number().min(0).default(1).meta({ description: "Factor of a warning check." }),
  info: z.number().min(0).default(0.5).meta({ description: "Factor of an info check." }),
});

/** How passed and failed checks move a score. */
export const ScoreCalculation = z.strictObject({
  baseline_score: points.default(70).meta({ description: "Points without any check, 0 to 100." }),
  max_positive_influence: points.default(30).meta({ description: "Points that checks may add, 0 to 100." }),
  max_negative_influence: points.default(50).meta({ description: "Points that checks may take, 0 to 100." }),
  severity_weights: SeverityWeights.prefault({}).meta({ description: "Factor of each severity." }),
});

/** Scores below which a model fails or warns. */
export const ScoreThresholds = z.strictObject({
  min_score: points.default(70).meta({ description: "A score below it fails, 0 to 100." }),
  warn_score: points.default(85).meta({ description: "A score below it warns, 0 to 100." }),
});

/** Settings of the quality plugin, and its name. */
export const QualityConfig = z.strictObject({
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
});
/** Settings of the quality plugin, and its name. */
export type QualityConfig = z.output<typeof QualityConfig>;

/** Choice and settings of the quality plugin; the value of `plugins.quality`. */
export const QualitySelection = z.strictObject({ ...QualityConfig.shape, package: PluginPackage });
/** Choice and settings of the quality plugin; the value of `plugins.quality`. */
export type QualitySelection = z.output<typeof QualitySelection>;

const percent = z.int().min(0).max(100);

/** Least test coverage of each layer, percent. */
export const LayerThresholds = z.strictObject({
  bronze: percent.default(50).meta({ description: "Coverage of bronze models, percent." }),
  silver: percent.default(80).meta({ description: "Coverage of silver models, percent." }),
  gold: percent.default(100).meta({ description: "Coverage of gold models, percent." }),
});
/** Least test coverage of each layer, percent. */
export type LayerThresholds = z.output<typeof LayerThresholds>;

/** What governance asks of tests and descriptions. Not the gates of the quality plugin. */
export const GovernanceQualityGates = z.strictObject({
  minimum_test_coverage: percent.default(80).meta({ description: "Least share of tested columns, percent." }),
  require_descriptions: z.boolean().default(false).meta({ description: "Whether a model needs a description." }),
  require_column_descriptions: z
    .boolean()
    .default(false)
    .meta({ description: "Whether a column needs a description." }),
  block_on_failure: z.boolean().default(true).meta({ description: "Whether a missed gate is an error." }),
  layer_thresholds: LayerThresholds.optional().meta({
    description: "Coverage by layer; replaces minimum_test_coverage for a model that has a layer.",
  }),
  zero_column_coverage_behavior: z
    .enum(["report_100_percent", "report_na"])
    .default("report_na")
    .meta({ description: "What a model without columns counts as." }),
});
/** What governance asks of tests and descriptions. Not the gates of the quality plugin. */
export type GovernanceQualityGates = z.output<typeof GovernanceQualityGates>;
