import * as z from "zod";
import { PromotionConfig } from "./promotion.ts";
import { RegistryConfig } from "./registry.ts";

/** Where artifacts are published and how they move from one environment to the next. */
export const ArtifactsConfig = z.lazy(() =>
  z.strictObject({
    registry: RegistryConfig.meta({ description: "OCI registry." }),
    promotion: PromotionConfig.optional().meta({ description: "Promotion between environments; absent for none." }),
  }),
);
/** Where artifacts are published and how they move from one environment to the next. */
export type ArtifactsConfig = z.output<typeof ArtifactsConfig>;
