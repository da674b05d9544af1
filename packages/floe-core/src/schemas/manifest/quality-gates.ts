import * as z from "zod";

const percent = z.int().min(0).max(100);

/** Least test coverage of each layer, percent. */
export const LayerThresholds = z.lazy(() =>
  z.strictObject({
    bronze: percent.default(50).meta({ description: "Coverage of bronze models, percent." }),
    silver: percent.default(80).meta({ description: "Coverage of silver models, percent." }),
    gold: percent.default(100).meta({ description: "Coverage of gold models, percent." }),
  }),
);
/** Least test coverage of each layer, percent. */
export type LayerThresholds = z.output<typeof LayerThresholds>;

/** What governance asks of tests and descriptions. Not the gates of the quality plugin. */
export const GovernanceQualityGates = z.lazy(() =>
  z.strictObject({
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
  }),
);
/** What governance asks of tests and descriptions. Not the gates of the quality plugin. */
export type GovernanceQualityGates = z.output<typeof GovernanceQualityGates>;
