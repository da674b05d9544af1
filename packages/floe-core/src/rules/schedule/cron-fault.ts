/** Why Dagster refuses a cron expression. */
export interface CronFault {
  readonly fault: string;
  readonly cure?: string;
}

/** Whether reading ended with a fault. */
export function isFault(reading: object): reading is CronFault {
  return "fault" in reading;
}
