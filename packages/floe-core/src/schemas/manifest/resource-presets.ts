import * as z from "zod";

const Resources = z.strictObject({
  cpu: z
    .string()
    .regex(/^[0-9]+m?$/, { error: "A CPU quantity is a whole number of cores, or of thousandths with `m`: `500m`." })
    .meta({ description: "CPU: cores, or thousandths of a core with `m`." }),
  memory: z
    .string()
    .regex(/^[0-9]+(?:Ki|Mi|Gi)$/, { error: "A memory quantity is a whole number with `Ki`, `Mi` or `Gi`: `512Mi`." })
    .meta({ description: "Memory with its unit: Ki, Mi or Gi (bytes, powers of 1024)." }),
});

/** What a container asks for and may not exceed. */
export const ResourcePreset = z.strictObject({
  requests: Resources.meta({ description: "What the scheduler sets aside." }),
  limits: Resources.meta({ description: "What the container may not exceed." }),
});
/** What a container asks for and may not exceed. */
export type ResourcePreset = z.output<typeof ResourcePreset>;

/** Named container sizes. */
export const ResourcePresets = z.record(
  z.string().regex(/^[a-zA-Z0-9][a-zA-Z0-9_-]{0,62}$/, {
    error: "A preset name starts with a letter or digit and has at most 63 letters, digits, `_` and `-`.",
  }),
  ResourcePreset,
);
/** Named container sizes. */
export type ResourcePresets = z.output<typeof ResourcePresets>;
