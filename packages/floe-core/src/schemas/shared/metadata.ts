import * as z from "zod";
import { longestProductName, productName } from "./product-name.ts";
import { SemanticVersion } from "./versions.ts";

/** Who a manifest is. Unlike the name of a product, its name may start with a digit and may not end with a hyphen. */
export const ManifestMetadata = z.strictObject({
  name: z
    .string()
    .max(63)
    .regex(/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/, {
      error: "A manifest name has lower-case letters, digits and inner hyphens.",
    })
    .regex(/^(?!(?:default|system|floe|admin|root)$)/, {
      error: "The names `default`, `system`, `floe`, `admin` and `root` are reserved.",
    })
    .meta({ description: "Name of the manifest, 1 to 63 characters." }),
  version: SemanticVersion.meta({ description: "Version of the manifest: three numbers." }),
  owner: z.string().min(1).meta({ description: "Team or person that answers for the platform." }),
  description: z.string().max(500).optional().meta({ description: "What the platform is for, up to 500 characters." }),
});
/** Who a manifest is. Unlike the name of a product, its name may start with a digit and may not end with a hyphen. */
export type ManifestMetadata = z.output<typeof ManifestMetadata>;

/** The name of a product. */
export const ProductName = z.string().max(longestProductName).regex(productName, {
  error: "A product name starts with a lower-case letter and goes on with lower-case letters, digits and hyphens.",
});

/** Who a product is. Unlike the name of a manifest, its name starts with a letter and may end with a hyphen. */
export const ProductMetadata = z.strictObject({
  name: ProductName.meta({ description: "Name of the product, 1 to 63 characters." }),
  version: SemanticVersion.meta({ description: "Version of the product: three numbers." }),
  description: z.string().max(500).optional().meta({ description: "What the product is for, up to 500 characters." }),
  owner: z.string().min(1).optional().meta({ description: "Team or person that answers for the product." }),
  labels: z.record(z.string(), z.string()).optional().meta({ description: "Labels of the product." }),
});
/** Who a product is. Unlike the name of a manifest, its name starts with a letter and may end with a hyphen. */
export type ProductMetadata = z.output<typeof ProductMetadata>;
