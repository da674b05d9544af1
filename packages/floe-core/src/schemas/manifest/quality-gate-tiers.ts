import * as z from "zod";

/** What the models of one layer have to reach. */
export const GateTier = z.lazy(() =>
  z.strictObject({
    min_test_coverage: z.number().min(0).max(100).default(0).meta({ description: "Tested columns, percent." }),
    required_tests: z.array(z.string()).default([]).meta({ description: "Tests that every model needs." }),
    min_score: z.int().min(0).max(100).default(0).meta({ description: "Least quality score, 0 to 100." }),
    overridable: z.boolean().default(true).meta({ description: "Whether a lower tier may change this gate." }),
  }),
);

/** The gate of each layer. A layer that is given replaces the whole default of that layer. */
export const QualityGates = z.lazy(() =>
  z.strictObject({
    bronze: GateTier.prefault({}).meta({ description: "Gate of the bronze layer." }),
    silver: GateTier.prefault({ min_test_coverage: 80, required_tests: ["not_null", "unique"], min_score: 75 }).meta({
      description: "Gate of the silver layer.",
    }),
    gold: GateTier.prefault({
      min_test_coverage: 100,
      required_tests: ["not_null", "unique", "accepted_values", "relationships"],
      min_score: 90,
    }).meta({ description: "Gate of the gold layer." }),
  }),
);
/** The gate of each layer. A layer that is given replaces the whole default of that layer. */
export type QualityGates = z.output<typeof QualityGates>;
