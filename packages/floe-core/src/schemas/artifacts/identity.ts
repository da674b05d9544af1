import * as z from "zod";
import { Timestamp } from "../shared/timestamp.ts";

/** Who the product is in the platform's catalog. */
export const ProductIdentity = z.lazy(() =>
  z.strictObject({
    product_id: z.string().min(1).meta({ description: "Domain and catalog-safe product name, joined by a dot." }),
    domain: z.string().min(1).meta({ description: "Domain that owns the product." }),
    repository: z.string().default("").meta({ description: "Address of the source repository; empty when unknown." }),
    namespace_registered: z.boolean().default(false).meta({ description: "Whether the catalog knows the namespace." }),
    registration_timestamp: Timestamp.nullable()
      .default(null)
      .meta({ description: "Time of the registration, ISO 8601; null before it." }),
  }),
);
/** Who the product is in the platform's catalog. */
export type ProductIdentity = z.output<typeof ProductIdentity>;
