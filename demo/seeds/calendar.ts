/** The day on which the demo looks at its data. The same date is the dbt variable `as_of` of every product. */
export const AS_OF = "2026-01-01";

const MILLISECONDS_PER_HOUR = 3_600_000;
const MILLISECONDS_PER_DAY = 24 * MILLISECONDS_PER_HOUR;

/** Days since 1970-01-01, so that dates can be compared and counted. */
export function dayNumber(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / MILLISECONDS_PER_DAY;
}

/** The date `YYYY-MM-DD` of a day number. */
export function dateOf(day: number): string {
  return new Date(day * MILLISECONDS_PER_DAY).toISOString().slice(0, 10);
}

/** The moment `YYYY-MM-DD HH:MM:SS` (UTC), so many hours into a day. More than 24 hours lead into later days. */
export function momentOf(day: number, hours: number): string {
  const moment = new Date(day * MILLISECONDS_PER_DAY + hours * MILLISECONDS_PER_HOUR);
  return moment.toISOString().slice(0, 19).replace("T", " ");
}

export function isWeekend(day: number): boolean {
  const weekday = new Date(day * MILLISECONDS_PER_DAY).getUTCDay();
  return weekday === 0 || weekday === 6;
}
