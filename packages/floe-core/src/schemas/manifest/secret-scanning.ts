import * as z from "zod";

const Severity = z.enum(["error", "warning"]).default("error");

const SecretPattern = z.lazy(() =>
  z.strictObject({
    name: z.string().min(1).meta({ description: "Name of the pattern, for the report." }),
    pattern: z.string().min(1).meta({ description: "Regular expression (RE2) that finds the secret." }),
    severity: Severity.meta({ description: "How a find of this pattern is reported." }),
  }),
);

/** The search for secrets in the files of a product. */
export const SecretScanningConfig = z.lazy(() =>
  z.strictObject({
    enabled: z.boolean().default(false).meta({ description: "Whether files are searched." }),
    exclude_patterns: z.array(z.string()).default([]).meta({ description: "Globs of paths that are left out." }),
    custom_patterns: z.array(SecretPattern).optional().meta({ description: "Patterns beside the built-in ones." }),
    severity: Severity.meta({ description: "How a find of a built-in pattern is reported." }),
  }),
);
/** The search for secrets in the files of a product. */
export type SecretScanningConfig = z.output<typeof SecretScanningConfig>;
