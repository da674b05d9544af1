import * as z from "zod";

/** One manifest that the product inherits from. */
export const ManifestReference = z.lazy(() =>
  z.strictObject({
    name: z.string().meta({ description: "Name of the manifest." }),
    version: z.string().meta({ description: "Version of the manifest." }),
    scope: z.enum(["enterprise", "domain"]).meta({ description: "Tier of the manifest." }),
    ref: z.string().meta({ description: "Where the manifest was read from: a path or an OCI address." }),
  }),
);
/** One manifest that the product inherits from. */
export type ManifestReference = z.output<typeof ManifestReference>;
