import type { CronFault } from "./cron-fault.ts";
import { type CronField, monthField, weekdayField } from "./cron-field.ts";

/** What is said of an entry of a field, by the reason why Dagster refuses it. */
export const faultOf = {
  word: (part: string, field: CronField): CronFault => ({
    fault: part === "" ? `the ${field.name} has an empty entry` : `${named(part, field)} is not ${expected(field)}`,
    ...cureOf(part, field),
  }),
  outside: (part: string, field: CronField): CronFault => ({
    fault: `${named(part, field)} is outside of ${span(field)}`,
  }),
  step: (part: string, field: CronField): CronFault => ({ fault: `${named(part, field)} has a step of zero` }),
  week: (part: string, field: CronField): CronFault => ({
    fault: `${named(part, field)} counts a week that no month has`,
    cure: "What follows `#` is a number from 1 to 5: `5#2` is the second Friday.",
  }),
  mixed: (column: string, field: CronField): CronFault => ({
    fault: `${named(column, field)} has both days of every week and days that are counted`,
    cure: "Dagster takes one or the other: `1,5` or `1#1,5#1`.",
  }),
  questionMark: (column: string, field: CronField): CronFault => ({
    fault: `${named(column, field)} has a \`?\``,
    cure: "A `?` stands alone, for the day of month or the day of week. It means the same as `*`.",
  }),
};

function named(part: string, field: CronField): string {
  return `the ${field.name} \`${part}\``;
}

function expected(field: CronField): string {
  if (field === monthField) return `${span(field)} or a name such as \`jan\``;
  return field === weekdayField ? `${span(field)} or a name such as \`mon\`` : span(field);
}

function span(field: CronField): string {
  return `${field.least} to ${field === weekdayField ? 7 : field.most}`;
}

function cureOf(part: string, field: CronField): { readonly cure: string } | undefined {
  const last = /^(\w{1,3})l$/u.exec(part)?.[1];
  if (field === weekdayField && part === "l") {
    return { cure: "`L` alone belongs to the day of month. The last Friday of a month is `L5`." };
  }
  if (field === weekdayField && last !== undefined) {
    const day = field.words.get(last) ?? last;
    return { cure: `Dagster writes the last of a weekday as \`L${day}\`, where 0 is Sunday and 5 is Friday.` };
  }
  if (/\dw$|^l?w$/u.test(part)) return { cure: "Dagster has no word for the weekday that is nearest to a date." };
  const short = part.slice(0, 3);
  const isWholeName = /^[a-z]{4,9}$/u.test(part) && field.words.has(short);
  return isWholeName ? { cure: `Names have three letters: \`${short}\`.` } : undefined;
}
