import { type Rule, rule } from "../../checking/rule.ts";
import type { Place } from "../../checking/rule-definition.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { type Located, placeOf } from "../../origins/located.ts";
import { display } from "../../secrets/display.ts";
import { isFault } from "./cron-fault.ts";
import { cronFields } from "./cron-field.ts";
import { neverRuns } from "./never-runs.ts";
import { type CronReading, readCron } from "./read-cron.ts";

const problems = defineDiagnostics("product", {
  "bad-cron": problem({
    severity: "error",
    message: (p: { cron: string; fault: string; cure: string | undefined }) =>
      `\`${display(p.cron)}\` is not a cron expression for Dagster: ${display(p.fault)}.`,
    help: ({ cure }) =>
      cure ?? "Five fields: minute, hour, day of month, month, day of week. `0 6 * * 1` is Mondays at six.",
    docs: {
      cause:
        "The schedule's `cron` is not what Dagster reads: five fields, or a nickname such as `@daily`. Its words are not those of every cron: the last Friday of a month is `L5`, not `5L`; there are no seconds and no years.",
      example: "schedule:\n  cron: 0 6 * * 5L\n",
      fix: "Write minute, hour, day of month, month and day of week, separated by spaces.",
    },
  }),
  "never-runs": problem({
    severity: "error",
    message: (p: { cron: string }) => `\`${display(p.cron)}\` never comes: there is no such day.`,
    help: () => "Choose a day that the month has.",
    docs: {
      cause:
        "The cron expression names a date that does not exist, such as the 31st of February. A day of the week beside it does not help: Dagster looks for the date all the same, and fails.",
      example: "schedule:\n  cron: 0 6 31 2 *\n",
      fix: "Correct the day or the month.",
    },
  }),
  "cron-long-step": problem({
    severity: "warning",
    message: (p: { part: string; field: string }) =>
      `The ${p.field} \`${display(p.part)}\` steps over the end of its field, so that only its first value is left.`,
    help: () => "Write that value, or a step that fits: steps begin anew with each hour, day, month, year or week.",
    docs: {
      cause:
        "A step in the cron expression is longer than what it steps through. `*/90` in the minutes is not every 90 minutes: it is minute 0 of each hour.",
      example: "schedule:\n  cron: '*/90 * * * *'\n",
      fix: "Use a step that fits into the field, or list the values.",
    },
  }),
});

/** A schedule, in either file. */
interface WithCron {
  readonly cron?: string | undefined;
}

/** The rule about the cron expression of a schedule, wherever a schedule stands. */
export function cronCanBeRead<C, S extends WithCron>(at: Place<C, S>): Rule<C> {
  const schedules: Place<C, WithCron> = at;
  return rule({
    name: "cron-can-be-read",
    at: schedules,
    reads: ["cron"],
    problems,
    check: ({ cron }) => findings(cron),
  });
}

function findings(cron: Located<string>): readonly Diagnostic[] {
  const place = placeOf(cron);
  const reading = readCron(cron.value);
  if (isFault(reading)) {
    return [problems["bad-cron"]({ cron: cron.value, fault: reading.fault, cure: reading.cure }, place)];
  }
  if (neverRuns(reading)) return [problems["never-runs"]({ cron: cron.value }, place)];
  return longSteps(reading).map((step) => problems["cron-long-step"](step, place));
}

function longSteps({ fields }: CronReading): readonly { readonly part: string; readonly field: string }[] {
  return fields.flatMap((readings, index) => {
    const part = readings.find(({ longStep }) => longStep !== undefined)?.longStep;
    return part === undefined ? [] : [{ part, field: cronFields[index]?.name ?? "" }];
  });
}
