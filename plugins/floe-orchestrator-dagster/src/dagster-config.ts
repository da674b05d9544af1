import * as z from "zod";

/** The options of `plugins.orchestrator.config` for `type: dagster`. */
export const DagsterConfig = z.strictObject({
  default_schedule: z
    .strictObject({
      cron: z.string().min(1).meta({ description: "Five cron fields: minute, hour, day, month, weekday." }),
      timezone: z.string().min(1).default("UTC").meta({ description: "IANA time zone of the cron expression." }),
      enabled: z.boolean().default(true).meta({ description: "Whether the schedule is on after a deployment." }),
    })
    .optional()
    .meta({ description: "The schedule of products whose floe.yaml has none." }),
});

export type DagsterConfig = z.output<typeof DagsterConfig>;
