import * as z from "zod";
import { HelmValues } from "./helm-values.ts";

const Image = z.strictObject({
  repository: z.string().min(1).meta({ description: "The image without a tag." }),
  tag: z
    .string()
    .regex(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/)
    .optional()
    .meta({ description: "Its tag." }),
  digest: z
    .string()
    .regex(/^sha256:[0-9a-f]{64}$/)
    .optional()
    .meta({ description: "Its digest, which counts more than the tag." }),
  pullPolicy: z
    .enum(["Always", "IfNotPresent", "Never"])
    .optional()
    .meta({ description: "When the image is pulled; `IfNotPresent` when left out." }),
});

const CodeLocation = z.strictObject({
  image: Image.meta({ description: "The image that holds the product." }),
  resourcePreset: z.string().optional().meta({ description: "The entry of `resourcePresets` that the pod has." }),
});

/** The values of charts/floe-platform: what floe writes into floe_target/values.yaml, and what only whoever installs the chart knows. */
export const ChartValues = HelmValues.extend({
  codeLocation: CodeLocation.optional().meta({
    description: "The pod that holds the product's code. Without it the chart makes none.",
  }),
});
/** The values of charts/floe-platform: what floe writes into floe_target/values.yaml, and what only whoever installs the chart knows. */
export type ChartValues = z.output<typeof ChartValues>;
