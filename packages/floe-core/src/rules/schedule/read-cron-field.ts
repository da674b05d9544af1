import { type CronFault, isFault } from "./cron-fault.ts";
import { faultOf } from "./cron-faults.ts";
import { type CronField, dayField, weekdayField } from "./cron-field.ts";
import { canonical, numbersOf } from "./cron-range.ts";

/** What a field of a cron expression lets through: numbers, `*`, or `l` for the last day. */
export type CronValue = number | "*" | "l";

/** A week of the month: `5#2` is in its second, `L5` in its last. */
export type CronWeek = number | "l";

/** The values of a field, the weeks of the month that they are bound to, and the entry whose step leads over the end of
 *  what it steps through. */
export interface CronValues {
  readonly values: ReadonlySet<CronValue>;
  readonly weeks: ReadonlySet<CronWeek>;
  readonly longStep: string | undefined;
}

/** What Dagster reads in one column, or why it refuses it. */
export function readCronField(column: string, field: CronField): CronValues | CronFault {
  const takesQuestionMark = field === dayField || field === weekdayField;
  if (column.includes("?") && (column !== "?" || !takesQuestionMark)) return faultOf.questionMark(column, field);
  const parts: PartReading[] = [];
  for (const part of column === "?" ? ["*"] : column.split(",")) {
    const reading = readPart(part, field);
    if (isFault(reading)) return reading;
    parts.push(reading);
  }
  const values = new Set(parts.flatMap((part) => part.values));
  if (isMixed(parts, values)) return faultOf.mixed(column, field);
  const weeks = new Set(parts.flatMap(({ week }) => week ?? []));
  return { values, weeks, longStep: parts.find((part) => part.longStep !== undefined)?.longStep };
}

/** Whether some days are counted within the month and others are not, which leaves Dagster at a loss. */
function isMixed(parts: readonly PartReading[], values: ReadonlySet<CronValue>): boolean {
  const counted = new Set(parts.flatMap((part) => (part.week === undefined ? [] : part.values)));
  return counted.size > 0 && values.size < 7 && [...values].some((value) => value !== "*" && !counted.has(value));
}

interface PartReading {
  readonly values: readonly CronValue[];
  readonly week: CronWeek | undefined;
  readonly longStep: string | undefined;
}

/** One entry of a list: `5`, `mon`, `*`, `1-5`, `*\/10`, `5#2`, `L5`. */
function readPart(part: string, field: CronField): PartReading | CronFault {
  const nth = field === weekdayField ? countedDay.exec(part)?.groups : undefined;
  if (nth === undefined) return readPlain({ part, text: part, week: undefined }, field);
  const { day, number = "" } = nth;
  if (day === undefined) return readPlain({ part, text: number, week: "l" }, field);
  return /^0*[1-5]$/u.test(number)
    ? readPlain({ part, text: day, week: Number(number) }, field)
    : faultOf.week(part, field);
}

// `\w` of Python is letters, numbers and `_` of all scripts.
const countedDay =
  /^(?:(?<day>(?:sun|mon|tue|wed|thu|fri|sat)-(?:sun|mon|tue|wed|thu|fri|sat)|[\p{L}\p{N}_]+)#|l)(?<number>\d+)$/u;

interface PlainPart {
  readonly part: string;
  readonly text: string;
  readonly week: CronWeek | undefined;
}

function readPlain(plain: PlainPart, field: CronField): PartReading | CronFault {
  const { part, text, week } = plain;
  const range = rangeIn(text, field);
  if (range !== undefined) return readRange(plain, range, field);
  const value = /^(?:\d+|\*)$/u.test(text) ? asValue(text, field) : field.words.get(text);
  if (value === undefined) return faultOf.word(part, field);
  if (typeof value === "number" && (value < field.least || value > field.most)) return faultOf.outside(part, field);
  return { values: [value], week, longStep: undefined };
}

function readRange({ part, week }: PlainPart, range: WrittenRange, field: CronField): PartReading | CronFault {
  const low = boundOf(range.low, field);
  const high = field === dayField && range.high === "l" ? field.most : boundOf(range.high, field);
  if (typeof low !== "number" || typeof high !== "number") return faultOf.word(part, field);
  if (range.step === 0) return faultOf.step(part, field);
  if (Math.max(low, high) > field.most) return faultOf.outside(part, field);
  const values = numbersOf({ low, high, step: range.step }, field);
  if (values.some((number) => number < field.least)) return faultOf.outside(part, field);
  return { values, week, longStep: range.step > Number(range.high) ? part : undefined };
}

interface WrittenRange {
  readonly low: string;
  readonly high: string;
  readonly step: number;
}

/** The range that a part is: `*\/10` is one over the whole field, `5/10` one to its end. */
function rangeIn(text: string, field: CronField): WrittenRange | undefined {
  const forms = [
    text.replace(/^\*(\/.+)$/u, `${field.least}-${field.most}$1`),
    text.replace(/^(.+)\/(.+)$/u, `$1-${field.most}/$2`),
  ];
  for (const form of forms) {
    const found = /^([^-]+)-([^-/]+)(?:\/(\d+))?$/u.exec(form);
    if (found !== null) return { low: found[1] ?? "", high: found[2] ?? "", step: Number(found[3] ?? "1") };
  }
  return undefined;
}

function boundOf(bound: string, field: CronField): CronValue | undefined {
  return /^\d+$/u.test(bound) ? canonical(Number(bound), field) : field.words.get(bound);
}

function asValue(text: string, field: CronField): CronValue {
  return text === "*" ? "*" : canonical(Number(text), field);
}
