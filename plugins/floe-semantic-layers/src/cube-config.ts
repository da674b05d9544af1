import * as z from "zod";

/** The options of `plugins.semantic_layer.config` for `type: cube`. */
export const CubeConfig = z.strictObject({
  include: z.enum(["ports", "marts", "all"]).default("marts").meta({
    description:
      "Tables that get a cube: `ports` for those of output ports; `marts` for those and the transforms of tier gold, or all where a product has neither; `all`.",
  }),
  tags: z
    .array(z.string().min(1).max(100))
    .max(50)
    .default([])
    .meta({
      description: "Only tables with one of these tags of floe.yaml or dbt get a cube; all when empty.",
      examples: [["bi"]],
    }),
  data_source: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,62}$/)
    .default("default")
    .meta({
      description:
        "Cube's data source of the product's default engine, as `CUBEJS_DATASOURCES` lists it. Tables of another engine have a data source of the name of its dbt target.",
    }),
  refresh_every: z
    .string()
    .regex(/^[1-9][0-9]{0,4} (?:second|minute|hour|day|week)s?$/)
    .optional()
    .meta({
      description: "How often Cube looks whether its results are still right; Cube decides when left out.",
      examples: ["1 hour"],
    }),
  number_measures: z
    .array(z.enum(["sum", "avg", "min", "max"]))
    .max(4)
    .default([])
    .meta({
      description: "Measures that each number gets that is no part of a key: `amount_sum` and so on.",
      examples: [["sum", "avg"]],
    }),
  hidden_classifications: z
    .array(z.string().min(1).max(100))
    .max(50)
    .default([])
    .meta({
      description: "Columns of output ports with one of these classifications are no public dimensions.",
      examples: [["pii"]],
    }),
});

export type CubeConfig = z.output<typeof CubeConfig>;
