import * as z from "zod";

/** The options for `type: dbt`: an engine by the name of its dbt adapter, and the output of the profile as the adapter wants it. */
export const AnyAdapterConfig = z.strictObject({
  adapter: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,62}$/u, {
      error: "An adapter has a name of small letters, digits and `_`, such as `sqlserver`.",
    })
    .meta({ description: "Name of the dbt adapter, such as `sqlserver`: the `type` of dbt's own profiles." }),
  output: z
    .record(z.string(), z.unknown())
    .default({})
    .meta({ description: "The output of the profile, as the adapter's documentation has it; secrets as references." }),
  threads: z.int().min(1).max(64).default(4).meta({ description: "Models that dbt runs side by side, 1 to 64." }),
});

export type AnyAdapterConfig = z.output<typeof AnyAdapterConfig>;
