import type { CronReading } from "./read-cron.ts";
import type { CronValues } from "./read-cron-field.ts";

/** Whether no date is what a cron expression asks for. Dagster then refuses it, or fails when it looks for the next date.
 *  It looks for the day of the month also where a day of the week would do, and then for one that is in the counted week. */
export function neverRuns({ fields }: CronReading): boolean {
  const [, , days = [], months = [], weekdays = []] = fields;
  return days.some((day) => months.some((month) => weekdays.some((weekday) => !isDate(day, month, weekday))));
}

function isDate(day: CronValues, month: CronValues, { weeks }: CronValues): boolean {
  return lengths.some((length, index) => {
    if (!month.values.has("*") && !month.values.has(index + 1)) return false;
    return daysOf(day, length).some((date) => weeks.size === 0 || isInWeek(date, weeks, length));
  });
}

function daysOf({ values }: CronValues, length: number): readonly number[] {
  const all = Array.from({ length }, (_, index) => index + 1);
  return all.filter((date) => values.has("*") || values.has(date) || (date === length && values.has("l")));
}

function isInWeek(date: number, weeks: CronValues["weeks"], length: number): boolean {
  return weeks.has(Math.ceil(date / 7)) || (weeks.has("l") && date > length - 7);
}

const lengths: readonly number[] = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
