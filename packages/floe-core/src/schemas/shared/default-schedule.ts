import * as z from "zod";

/** The option of an orchestrator for products that have no schedule of their own. That the cron expression and the time zone
 *  exist is checked by the rules of schedules. */
export const DefaultScheduleOption = z
  .strictObject({
    cron: z.string().min(1).meta({ description: "Five cron fields: minute, hour, day, month, weekday." }),
    timezone: z.string().min(1).default("UTC").meta({ description: "IANA time zone of the cron expression." }),
    enabled: z.boolean().default(true).meta({ description: "Whether the schedule is on after a deployment." }),
  })
  .optional()
  .meta({ description: "The schedule of products whose floe.yaml has none." });
