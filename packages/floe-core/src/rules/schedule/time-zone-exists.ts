import { type Rule, rule } from "../../checking/rule.ts";
import type { Place } from "../../checking/rule-definition.ts";
import { wordFix } from "../../checking/token-fix.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import { placeOf } from "../../origins/located.ts";
import { display } from "../../secrets/display.ts";
import { certainlyMeant, didYouMean } from "../../text/did-you-mean.ts";
import { timeZoneNames } from "./time-zones.generated.ts";

const problems = defineDiagnostics("product", {
  "unknown-timezone": problem({
    severity: "error",
    message: (p: { timezone: string; suggestion: string | undefined }) =>
      `\`${display(p.timezone)}\` is not an IANA time zone.`,
    help: ({ suggestion }) =>
      suggestion === undefined
        ? "Use a name such as `UTC` or `Europe/Berlin`."
        : `Did you mean \`${display(suggestion)}\`?`,
    docs: {
      cause:
        "`timezone` is not in the IANA time zone database. Abbreviations and offsets are ambiguous and not accepted.",
      example: "schedule:\n  cron: 0 6 * * *\n  timezone: Mars/Olympus\n",
      fix: "Use the name of a zone, with its capital letters.",
    },
  }),
});

/** A schedule, in either file. */
interface WithZone {
  readonly timezone: string;
}

/** The rule about the time zone of a schedule, wherever a schedule stands. */
export function timeZoneExists<C, S extends WithZone>(at: Place<C, S>): Rule<C> {
  const schedules: Place<C, WithZone> = at;
  return rule({
    name: "time-zone-exists",
    at: schedules,
    reads: ["timezone"],
    problems,
    check: ({ timezone }) => {
      const { list, names } = zones();
      if (names.has(timezone.value)) return [];
      const span = placeOf(timezone);
      const suggestion = didYouMean(timezone.value, list);
      const meant = certainlyMeant(timezone.value, list);
      const fix = meant === undefined || span === undefined ? undefined : wordFix(span, meant);
      return [problems["unknown-timezone"]({ timezone: timezone.value, suggestion }, span, { fix })];
    },
  });
}

interface Zones {
  readonly list: readonly string[];
  readonly names: ReadonlySet<string>;
}

let knownZones: Zones | undefined;

function zones(): Zones {
  if (knownZones === undefined) {
    const list = timeZoneNames.trim().split(/\s+/u);
    knownZones = { list, names: new Set(list) };
  }
  return knownZones;
}
