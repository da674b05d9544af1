import * as z from "zod";
import { ProfileName } from "../shared/names.ts";
import { OpenMap } from "../shared/open-map.ts";

/** Where the dbt project of the product is, what dbt is given, and how the two are compared. */
export const DbtSection = z.strictObject({
  project: z
    .string()
    .regex(/^(?![/~\\]|[A-Za-z]:)[^\\]+$/, {
      error: "The folder is written relative to floe.yaml, with `/` between names.",
    })
    .optional()
    .meta({ description: "Folder of the dbt project, relative to floe.yaml; absent for the folder of floe.yaml." }),
  check: z.enum(["error", "warn", "off"]).default("error").meta({
    description: "How findings about dbt's graph weigh: as they are, at most as warnings, or not at all.",
  }),
  vars: OpenMap.optional().meta({ description: "Variables that dbt is given with `--vars`." }),
  target: ProfileName.optional().meta({
    description: "Name of the target in profiles.yml that dbt runs with; `dev` when absent.",
  }),
});
/** Where the dbt project of the product is, what dbt is given, and how the two are compared. */
export type DbtSection = z.output<typeof DbtSection>;

/** The findings about dbt's graph that can be silenced for one transform. */
const silenceable = [
  "dbt/circle",
  "dbt/disabled-ref",
  "dbt/edge-missing",
  "dbt/edge-superfluous",
  "dbt/model-disabled",
  "dbt/model-missing",
  "dbt/model-twice",
  "dbt/reads-itself",
  "dbt/unknown-ref",
  "dbt/unknown-group",
  "dbt/versioned-name",
  "dbt/withheld-ref",
] as const;

/** A finding that is silenced for one transform. */
export const IgnoredFinding = z.strictObject({
  code: z.enum(silenceable).meta({ description: "Code of the finding." }),
  reason: z.string().min(1).max(500).meta({ description: "Why it is no mistake here; the report shows it." }),
});
/** A finding that is silenced for one transform. */
export type IgnoredFinding = z.output<typeof IgnoredFinding>;
