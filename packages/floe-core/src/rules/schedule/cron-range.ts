import { type CronField, weekdayField } from "./cron-field.ts";

/** The numbers from `low` to `high` in steps, within a field. */
export interface CronRange {
  readonly low: number;
  readonly high: number;
  readonly step: number;
}

/** The numbers of a range, as Dagster counts them: a range may go over the end of its field, and one from a number to
 *  itself is the whole field. The step is one or more. */
export function numbersOf({ low, high, step }: CronRange, field: CronField): readonly number[] {
  const { least, most } = field;
  if (low === high) return counted({ low: least, high: most, step });
  if (low < high) return counted({ low, high, step });
  const first = counted({ low, high: most, step });
  const left = most - (first.at(-1) ?? most);
  const skipped = step - left > 1 ? step - left : 0;
  return [...first, ...counted({ low: least + skipped, high, step })];
}

/** A number with the other names that it has: Sunday is 0 and 7. */
export function canonical(number: number, field: CronField): number {
  return field === weekdayField && number === 7 ? 0 : number;
}

function counted({ low, high, step }: CronRange): readonly number[] {
  const numbers: number[] = [];
  for (let number = low; number <= high; number += step) numbers.push(number);
  return numbers;
}
