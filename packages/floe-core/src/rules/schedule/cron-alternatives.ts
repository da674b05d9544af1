import type { CronFault } from "./cron-fault.ts";
import type { CronField } from "./cron-field.ts";

/** The columns that Dagster may put for one: itself, or for `R` each number that it may draw. */
export function alternativesOf(column: string, field: CronField): readonly string[] | CronFault {
  const drawn = /^(h|r)(?:\((\d+)-(\d+)\))?(?:\/(\d+))?$/u.exec(column);
  if (drawn === null) return [column];
  if (drawn[1] === "h")
    return { fault: `\`H\` for the ${field.name} needs a name to hash, which Dagster does not give` };
  const low = drawn[2] === undefined ? field.least : Number(drawn[2]);
  const high = drawn[3] === undefined ? field.most : Number(drawn[3]);
  if (drawn[2] !== undefined && low >= high) {
    return { fault: `the range of \`${column}\` for the ${field.name} ends before it begins` };
  }
  if (drawn[4] === undefined) return numbers(low, high, (number) => `${number}`);
  const step = Number(drawn[4]);
  if (step === 0) return { fault: `the ${field.name} \`${column}\` has a step of zero` };
  return numbers(low, low + step - 1, (number) => `${number}-${high}/${step}`);
}

/** Each of the numbers, or the ends of many: where all are wrong or all are right, two say so as well. */
function numbers(low: number, high: number, column: (number: number) => string): readonly string[] {
  if (high - low > 100) return [column(low), column(high)];
  return Array.from({ length: high - low + 1 }, (_, index) => column(low + index));
}
