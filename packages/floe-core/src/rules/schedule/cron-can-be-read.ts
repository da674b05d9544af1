import { Cron } from "croner";
import { type Rule, rule } from "../../checking/rule.ts";
import type { Place } from "../../checking/rule-definition.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import { placeOf } from "../../origins/located.ts";
import { display } from "../../secrets/display.ts";

const problems = defineDiagnostics("product", {
  "bad-cron": problem({
    severity: "error",
    message: (p: { cron: string }) => `\`${display(p.cron)}\` is not a cron expression.`,
    help: () => "Five fields: minute, hour, day of month, month, day of week. `0 6 * * 1` is Mondays at six.",
    docs: {
      cause: "The schedule's `cron` cannot be read as a five-field cron expression.",
      example: "schedule:\n  cron: every day\n",
      fix: "Write minute, hour, day of month, month and day of week, separated by spaces.",
    },
  }),
  "never-runs": problem({
    severity: "error",
    message: (p: { cron: string }) => `\`${display(p.cron)}\` never comes: there is no such day.`,
    help: () => "Choose a day that the month has.",
    docs: {
      cause: "The cron expression names a date that does not exist, such as the 31st of February.",
      example: "schedule:\n  cron: 0 6 31 2 *\n",
      fix: "Correct the day or the month.",
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
    check: ({ cron }) => {
      const reading = readCron(cron.value);
      return reading === "fine" ? [] : [problems[reading]({ cron: cron.value }, placeOf(cron))];
    },
  });
}

// Five fields only, and no nicknames: Dagster and cron disagree about `@daily`-like words and seconds. croner reads
// the calendar; without a zone it stays clear of `Intl`, whose first use costs half a start of Node.
function readCron(expression: string): "fine" | "bad-cron" | "never-runs" {
  if (expression.trim().split(/\s+/u).length !== 5 || !/^[\d*,/\-\sA-Za-z]+$/u.test(expression)) return "bad-cron";
  try {
    const cron = new Cron(expression.trim(), { mode: "5-part", paused: true });
    // The year's start is fixed: whether a date exists does not depend on the day of the compile.
    return cron.nextRun(new Date(Date.UTC(2024, 0, 1))) === null ? "never-runs" : "fine";
  } catch {
    return "bad-cron";
  }
}
