import * as z from "zod";
import { EnforcementLevel } from "../shared/levels.ts";

/** How models are named. `custom_patterns` belongs to the pattern `custom`; the compiler checks that. */
export const NamingConfig = z.lazy(() =>
  z.strictObject({
    enforcement: EnforcementLevel.default("warn").meta({ description: "How hard the names are enforced." }),
    pattern: z
      .enum(["medallion", "kimball", "custom"])
      .default("medallion")
      .meta({ description: "Naming convention." }),
    custom_patterns: z
      .array(z.string())
      .optional()
      .meta({ description: "Regular expressions (RE2), of which one has to match; for the pattern `custom`." }),
  }),
);
/** How models are named. `custom_patterns` belongs to the pattern `custom`; the compiler checks that. */
export type NamingConfig = z.output<typeof NamingConfig>;
