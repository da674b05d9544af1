import * as z from "zod";
import { Timestamp } from "../shared/timestamp.ts";

/** When, from what and by which compiler an artifact was made. */
export const CompilationMetadata = z.lazy(() =>
  z.strictObject({
    compiled_at: Timestamp.meta({ description: "Time of the compilation, ISO 8601, UTC." }),
    floe_version: z.string().meta({ description: "Release of the compiler; not the contract version." }),
    source_hash: z
      .string()
      .meta({ description: "`sha256:` and the hex digest of floe.yaml followed by manifest.yaml." }),
    product_name: z.string().min(1).max(128).meta({ description: "Name of the product, 1 to 128 characters." }),
    product_version: z.string().meta({ description: "Version of the product." }),
  }),
);
/** When, from what and by which compiler an artifact was made. */
export type CompilationMetadata = z.output<typeof CompilationMetadata>;
