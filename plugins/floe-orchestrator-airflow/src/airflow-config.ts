import { DefaultScheduleOption } from "floe-core/schemas";
import * as z from "zod";

/** The options of `plugins.orchestrator.config` for `type: airflow`. */
export const AirflowConfig = z.strictObject({
  default_schedule: DefaultScheduleOption,
  start_date: z.iso
    .date({ error: "A start date is a day of the calendar, as 2026-01-31." })
    .default("2025-01-01")
    .meta({
      description: "The day, in the time zone of the schedule, before which there are no runs.",
      examples: ["2026-01-31"],
    }),
  catchup: z
    .boolean()
    .default(false)
    .meta({ description: "Whether Airflow runs the product for each time that the schedule has passed since then." }),
  retries: z.int().min(0).max(100).default(0).meta({ description: "How often Airflow tries a failed task again." }),
  retry_delay_seconds: z
    .int()
    .min(0)
    .max(86_400)
    .default(300)
    .meta({ description: "Seconds between two tries of a task." }),
  pool: z
    .string()
    .regex(/^[A-Za-z0-9_.-]{1,256}$/u, { error: "A pool is named by letters, digits, `_`, `.` and `-`." })
    .optional()
    .meta({
      description: "Airflow's pool that the tasks take a slot of; it has to be there.",
      examples: ["warehouse"],
    }),
  queue: z
    .string()
    .regex(/^[A-Za-z0-9_.-]{1,256}$/u, { error: "A queue is named by letters, digits, `_`, `.` and `-`." })
    .optional()
    .meta({ description: "Queue of the workers that run the tasks.", examples: ["dbt"] }),
  dbt_executable: z
    .string()
    .regex(/^\/[^\0\n{}$~]*[^\0\n{}$~/]$/u, {
      error: "The program is named by its absolute path, as `/opt/dbt/bin/dbt`.",
    })
    .optional()
    .meta({
      description:
        "Absolute path of dbt on the workers, where it has an environment of its own; else the one beside Airflow's Python.",
      examples: ["/opt/dbt/bin/dbt"],
    }),
});

export type AirflowConfig = z.output<typeof AirflowConfig>;
