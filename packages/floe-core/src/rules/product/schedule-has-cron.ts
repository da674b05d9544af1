import { rule } from "../../checking/rule.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import { isThere, placeOf } from "../../origins/located.ts";
import { productSchedule } from "./places.ts";

const problems = defineDiagnostics("product", {
  "schedule-without-cron": problem({
    severity: "error",
    message: () => "The schedule has no `cron`, so it would never run.",
    help: () => "Add `cron`, or remove `schedule`: the platform's default schedule applies then.",
    docs: {
      cause: "`schedule` is there without `cron`; its other keys have nothing to act on.",
      example: "schedule:\n  timezone: UTC\n",
      fix: "Add `cron: …`, or remove the section.",
    },
  }),
});

export const scheduleHasCron = rule({
  name: "schedule-has-cron",
  at: productSchedule,
  readsIfThere: ["cron"],
  problems,
  check: ({ cron }, schedule) => (isThere(cron) ? [] : [problems["schedule-without-cron"]({}, placeOf(schedule))]),
});
