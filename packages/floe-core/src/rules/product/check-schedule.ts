import { Cron } from "croner";
import { schemaKeys } from "../../checking/schema-shape.ts";
import { wordFix } from "../../checking/token-fix.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { Schedule } from "../../schemas/product/product.ts";
import { certainlyMeant, didYouMean } from "../../text/did-you-mean.ts";
import type { YamlEntry, YamlNode } from "../../yaml/node.ts";
import { meansToHave, textAt } from "../../yaml/read-node.ts";
import { productDiagnostics } from "./problems.ts";
import { timeZoneNames } from "./time-zones.generated.ts";

/** The schedule of floe.yaml: there is a cron expression, it can be read and comes true, and the zone exists. */
export function checkSchedule(schedule: YamlEntry | undefined): readonly Diagnostic[] {
  if (schedule?.value.kind !== "map") return [];
  const findings = checkCronAndZone(schedule.value);
  if (meansToHave(schedule.value, "cron", schemaKeys(Schedule))) return findings;
  return [productDiagnostics["schedule-without-cron"]({}, schedule.keySpan), ...findings];
}

/** The cron expression and the zone of a schedule, in either file. */
export function checkCronAndZone(schedule: YamlNode | undefined): readonly Diagnostic[] {
  const cron = textAt(schedule, "cron");
  const zone = textAt(schedule, "timezone");
  const findings: Diagnostic[] = [];
  const reading = cron === undefined ? "fine" : readCron(cron.value);
  if (cron !== undefined && reading !== "fine")
    findings.push(productDiagnostics[reading]({ cron: cron.value }, cron.span));
  if (zone !== undefined && !isTimeZone(zone.value)) {
    const suggestion = didYouMean(zone.value, zones().list);
    const meant = certainlyMeant(zone.value, zones().list);
    const fix = meant === undefined ? undefined : wordFix(zone.span, meant);
    findings.push(productDiagnostics["unknown-timezone"]({ timezone: zone.value, suggestion }, zone.span, { fix }));
  }
  return findings;
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

function isTimeZone(name: string): boolean {
  return zones().names.has(name);
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
