import * as z from "zod";

const ByEnvironment = z.strictObject({
  dev: z.string().meta({ description: "In dev, and where nothing names the environment." }),
  staging: z.string().meta({ description: "In staging." }),
  prod: z.string().meta({ description: "In prod." }),
});

/** An environment variable of the product's code, with one of three values. */
const RunVariable = z.strictObject({
  name: z
    .string()
    .regex(/^[A-Za-z_][A-Za-z0-9_]*$/)
    .meta({ description: "Name of the variable." }),
  value: z.string().optional().meta({ description: "Its value." }),
  byEnvironment: ByEnvironment.optional().meta({
    description: "Its value in each environment; in another one it is not set.",
  }),
  secret: z
    .strictObject({
      prefix: z.string().meta({ description: "What stands before the secret." }),
      variable: z.string().meta({ description: "The variable of `secretEnvironment` that holds it." }),
      suffix: z.string().meta({ description: "What stands behind it." }),
    })
    .optional()
    .meta({ description: "A value that holds a secret." }),
});
/** An environment variable of the product's code, with one of three values. */
export type RunVariable = z.output<typeof RunVariable>;

/** What the product's code finds in its environment. */
export const RunVariables = z.array(RunVariable);
/** What the product's code finds in its environment. */
export type RunVariables = z.output<typeof RunVariables>;

/** What a backend of traces or of lineage adds to the environment of the product's code. */
export const BackendValues = z.strictObject({
  environment: RunVariables.meta({ description: "Further variables that its client reads." }),
});
/** What a backend of traces or of lineage adds to the environment of the product's code. */
export type BackendValues = z.output<typeof BackendValues>;
