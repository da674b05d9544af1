import * as z from "zod";

/** When the product runs. That the cron expression and the time zone exist is checked by the compiler. */
export const Schedule = z.lazy(() =>
  z.strictObject({
    cron: z.string().min(1).optional().meta({ description: "Five cron fields: minute, hour, day, month, weekday." }),
    timezone: z.string().min(1).default("UTC").meta({ description: "IANA time zone of the cron expression." }),
    enabled: z.boolean().default(true).meta({ description: "Whether the schedule is on after a deployment." }),
  }),
);
/** When the product runs. That the cron expression and the time zone exist is checked by the compiler. */
export type Schedule = z.output<typeof Schedule>;
