import { at, builtin, derived, type Located, optional } from "../../origins/located.ts";
import type { TracedJson } from "../../origins/traced.ts";
import { withoutPlaintext } from "../../origins/withhold.ts";
import type { EnforcedProject } from "../../project/enforced-project.ts";
import type { SelectedPlugin } from "../../project/resolved-project.ts";

/** What the orchestrator reads at run time and the contract has no field for: the schedule, who owns the product, and
 *  which dbt runs it. */
export function orchestratorExtras(
  project: EnforcedProject,
  orchestrator: SelectedPlugin,
): Readonly<Record<string, TracedJson>> {
  return {
    schedule: scheduleOf(project, orchestrator),
    product: productOf(project),
    dbt: dbtOf(project),
  };
}

interface ScheduleSettings {
  readonly cron: string;
  readonly timezone: string;
  readonly enabled: boolean;
}

/** The product's schedule; without one, the platform's default; without either, null. */
function scheduleOf({ product }: EnforcedProject, orchestrator: SelectedPlugin): TracedJson {
  const schedule = optional(product, "schedule");
  if (schedule !== undefined) {
    return { cron: at(schedule, "cron"), timezone: at(schedule, "timezone"), enabled: at(schedule, "enabled") };
  }
  const defaults = orchestrator.options === undefined ? undefined : optional(orchestrator.options, "default_schedule");
  if (defaults === undefined || !isSchedule(defaults)) return builtin(null, "neither file has a schedule");
  const inherited = (key: keyof ScheduleSettings): Located<unknown> =>
    derived("the platform's default schedule, as floe.yaml has none", defaults.value[key], [at(defaults, key)]);
  return { cron: inherited("cron"), timezone: inherited("timezone"), enabled: inherited("enabled") };
}

function isSchedule(value: Located<unknown>): value is Located<ScheduleSettings> {
  return typeof value.value === "object" && value.value !== null && "cron" in value.value;
}

function productOf({ product }: EnforcedProject): TracedJson {
  const metadata = at(product, "metadata");
  const absent = (key: string): Located<null> => builtin(null, `floe.yaml has no metadata.${key}`);
  return {
    description: optional(metadata, "description") ?? absent("description"),
    owner: optional(metadata, "owner") ?? absent("owner"),
    labels: optional(metadata, "labels") ?? builtin({}, "floe.yaml has no metadata.labels"),
  };
}

function dbtOf({ platform }: EnforcedProject): TracedJson {
  const dbt = platform.plugins.get("dbt");
  if (dbt === undefined)
    return { type: builtin("core", "dbt Core runs the project unless the manifest selects another dbt") };
  const options = dbt.options === undefined ? {} : { config: withoutPlaintext(dbt.options) };
  return { type: dbt.type, ...(dbt.version === undefined ? {} : { version: dbt.version }), ...options };
}
