import { contextRule } from "../../checking/rule.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import { placeOf } from "../../origins/located.ts";
import { display } from "../../secrets/display.ts";
import { dotted } from "../../text/pointer.ts";
import type { OnOutputs } from "./places.ts";
import { shadowedSettings } from "./shadowed-settings.ts";

const problems = defineDiagnostics("config", {
  shadowed: problem({
    severity: "info",
    message: (p: { setting: string }) => `\`${display(p.setting)}\` yields to the product's own setting.`,
    docs: {
      cause: "The platform offers a default, and floe.yaml says something else. The nearer one wins.",
      example:
        "# manifest.yaml\nplugins:\n  compute: {type: duckdb}\n  orchestrator:\n    type: dagster\n    config:\n      default_schedule: {cron: 0 6 * * *}\n# floe.yaml\nschedule:\n  cron: 0 7 * * *\n",
      fix: "Nothing has to be done; products without a setting of their own use the default.",
    },
  }),
});

export const nearerSettingsAreNamed = contextRule<OnOutputs>({
  name: "nearer-settings-are-named",
  problems,
  check: ({ project }) =>
    shadowedSettings(project).flatMap(({ setting, winner, isSaid }) => {
      if (setting.origin.kind !== "source" || isSaid) return [];
      const place = winner && placeOf(winner);
      const notes =
        place === undefined ? [] : [{ message: "This one applies.", span: { ...place, end: place.start + 1 } }];
      return [problems.shadowed({ setting: dotted(setting.origin.pointer) }, setting.origin.span, { notes })];
    }),
});
