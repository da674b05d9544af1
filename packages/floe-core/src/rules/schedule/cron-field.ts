/** One of the five columns of a cron expression. */
export interface CronField {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  /** What may stand for a number, in small letters. */
  readonly words: ReadonlyMap<string, number | "l">;
}

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const weekdays = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

export const dayField: CronField = { name: "day of month", least: 1, most: 31, words: new Map([["l", "l"]]) };
export const monthField: CronField = {
  name: "month",
  least: 1,
  most: 12,
  words: new Map(months.map((word, index) => [word, index + 1])),
};
export const weekdayField: CronField = {
  name: "day of week",
  least: 0,
  most: 6,
  words: new Map(weekdays.map((word, index) => [word, index])),
};

/** The columns of a cron expression, in their order. */
export const cronFields: readonly CronField[] = [
  { name: "minute", least: 0, most: 59, words: new Map() },
  { name: "hour", least: 0, most: 23, words: new Map() },
  dayField,
  monthField,
  weekdayField,
];
