import * as z from "zod";
import { SemanticVersion } from "../shared/semantic-version.ts";

/** Who a product is. Unlike the name of a manifest, its name starts with a letter and may end with a hyphen. */
export const ProductMetadata = z.strictObject({
  name: z
    .string()
    .max(63)
    .regex(/^[a-z][a-z0-9-]*$/, {
      error: "A product name starts with a lower-case letter and goes on with lower-case letters, digits and hyphens.",
    })
    .meta({ description: "Name of the product, 1 to 63 characters." }),
  version: SemanticVersion.meta({ description: "Version of the product: three numbers." }),
  description: z.string().max(500).optional().meta({ description: "What the product is for, up to 500 characters." }),
  owner: z.string().min(1).optional().meta({ description: "Team or person that answers for the product." }),
  labels: z.record(z.string(), z.string()).optional().meta({ description: "Labels of the product." }),
});
/** Who a product is. Unlike the name of a manifest, its name starts with a letter and may end with a hyphen. */
export type ProductMetadata = z.output<typeof ProductMetadata>;
