import * as z from "zod";

const events = z
  .array(z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,99}$/))
  .max(200);

/** The options of `plugins.dbt.config` for `type: core`. */
export const CoreConfig = z.strictObject({
  fail_fast: z.boolean().optional().meta({ description: "Whether a run ends with its first failure: `--fail-fast`." }),
  warn_error: z.boolean().optional().meta({ description: "Whether each warning is an error: `--warn-error`." }),
  warn_error_options: z
    .strictObject({
      error: z
        .union([z.literal("all"), events])
        .default([])
        .meta({ description: "Warnings that are errors, by the names of dbt's events, or `all`." }),
      warn: events.default([]).meta({ description: "Warnings that stay warnings." }),
      silence: events.default([]).meta({ description: "Warnings that nobody is shown." }),
    })
    .optional()
    .meta({
      description: "Which warnings of dbt are errors: `--warn-error-options`.",
      examples: [{ error: "all", warn: ["NoNodesForSelectionCriteria"] }],
    }),
  partial_parse: z
    .boolean()
    .optional()
    .meta({ description: "Whether dbt reads only what has changed since it parsed last: `--partial-parse`." }),
});

/** The options for `type: fusion`. */
export const FusionConfig = z.strictObject({
  executable: z
    .string()
    .regex(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}$/)
    .default("dbtf")
    .meta({ description: "Name of the program, beside Python or on PATH.", examples: ["dbt-fusion"] }),
});
