import { alternativesOf } from "./cron-alternatives.ts";
import { type CronFault, isFault } from "./cron-fault.ts";
import { type CronField, cronFields } from "./cron-field.ts";
import { type CronValues, readCronField } from "./read-cron-field.ts";

/** What a cron expression says, field by field. A field has several readings where Dagster draws one by lot. */
export interface CronReading {
  readonly fields: readonly (readonly CronValues[])[];
}

/** What Dagster makes of a cron expression. It reads with a copy of croniter, which takes and refuses other things than
 *  cron does; tests/tools/test_cron.py compares the two. */
export function readCron(expression: string): CronReading | CronFault {
  const columns = columnsOf(expression);
  if (columns.length !== cronFields.length) return countFault(expression, columns.length);
  const fields: (readonly CronValues[])[] = [];
  for (const [index, field] of cronFields.entries()) {
    const readings = readingsOf(columns[index] ?? "", field);
    if (isFault(readings)) return readings;
    fields.push(readings);
  }
  return { fields };
}

function readingsOf(column: string, field: CronField): readonly CronValues[] | CronFault {
  const alternatives = alternativesOf(column, field);
  if (isFault(alternatives)) return alternatives;
  const readings = alternatives.map((alternative) => readCronField(alternative, field));
  return readings.find(isFault) ?? readings.filter((reading): reading is CronValues => !isFault(reading));
}

function columnsOf(expression: string): readonly string[] {
  const lower = expression.toLowerCase();
  const spaced = [...(nicknames.get(lower) ?? lower)].map((sign) => (pythonBlanks.has(sign) ? " " : sign)).join("");
  const columns = spaced.split(" ").filter((column) => column !== "");
  return columns.map((column) => column.replace(/\p{Nd}/gu, asciiDigit));
}

function countFault(expression: string, count: number): CronFault {
  if (expression.trim().startsWith("@")) {
    return {
      fault: "there is no such nickname",
      cure: `The nicknames are ${[...nicknames.keys()].map((name) => `\`${name}\``).join(", ")}.`,
    };
  }
  if (count < cronFields.length) return { fault: count === 1 ? "it has one field" : `it has ${count} fields` };
  if (count > 7) return { fault: `it has ${count} fields` };
  return {
    fault: `it has ${count} fields, and Dagster knows neither seconds nor years`,
    cure: "Leave the fields of seconds and years out: minute, hour, day of month, month, day of week.",
  };
}

const nicknames: ReadonlyMap<string, string> = new Map([
  ["@hourly", "0 * * * *"],
  ["@daily", "0 0 * * *"],
  ["@midnight", "0 0 * * *"],
  ["@weekly", "0 0 * * 0"],
  ["@monthly", "0 0 1 * *"],
  ["@yearly", "0 0 1 1 *"],
  ["@annually", "0 0 1 1 *"],
]);

// What Python splits at: more control characters than JavaScript knows as white space, and no byte order mark.
const pythonBlanks: ReadonlySet<string> = new Set(
  "\t\n\v\f\r\u001c\u001d\u001e\u001f \u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000",
);

// Python reads the digits of all scripts. They stand in rows of ten, zero first.
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let zero = code;
  while (/^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String((code - zero) % 10);
}
