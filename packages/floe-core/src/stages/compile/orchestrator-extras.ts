import { modelNamed } from "../../dbt/meant-model.ts";
import { at, builtin, derived, items, type Located, optional } from "../../origins/located.ts";
import { originRule } from "../../origins/rules-of-origin.ts";
import type { TracedJson } from "../../origins/traced.ts";
import { callHook } from "../../plugins/call.ts";
import type { DefaultSchedule } from "../../plugins/contract.ts";
import { limitResult } from "../../plugins/hook-results.ts";
import type { EnforcedProject } from "../../project/enforced-project.ts";
import { pluginConfig } from "../../project/plugin-config.ts";
import { alertChannelOf } from "./alert-channel.ts";
import { destinationsOf } from "./destinations.ts";
import { pythonPluginsOf } from "./python-plugins.ts";

/** What the orchestrator reads at run time and the contract has no field for: the schedule, the limits of the engine, who
 *  owns the product, which dbt runs it, whose tables it reads, and which systems get its own. */
export function orchestratorExtras(project: EnforcedProject): Readonly<Record<string, TracedJson>> {
  return {
    schedule: scheduleOf(project),
    compute: computeOf(project),
    product: productOf(project),
    dbt: dbtOf(project),
    ...alertChannelOf(project),
    ...inputPortsOf(project),
    ...destinationsOf(project),
    ...pythonPluginsOf(project),
  };
}

/** Whose tables the product's dbt sources read, so that the orchestrator shows where they come from. */
function inputPortsOf({ product }: EnforcedProject): Readonly<Record<string, TracedJson>> {
  const ports = optional(product, "inputPorts");
  if (ports === undefined) return {};
  const read = items(ports).map((port) => ({
    source: at(port, "source"),
    product: at(port, "product"),
    output_port: at(port, "outputPort"),
  }));
  return { input_ports: read };
}

/** The product's schedule; without one, the platform's default; without either, null. */
function scheduleOf({ product, platform }: EnforcedProject): TracedJson {
  const schedule = optional(product, "schedule");
  if (schedule !== undefined) {
    return { cron: at(schedule, "cron"), timezone: at(schedule, "timezone"), enabled: at(schedule, "enabled") };
  }
  const { defaultSchedule } = platform;
  if (defaultSchedule === undefined) return builtin(null, "neither file has a schedule");
  const inherited = (key: keyof DefaultSchedule): Located<unknown> =>
    derived(defaultScheduleRule, defaultSchedule.value[key], [at(defaultSchedule, key)]);
  return { cron: inherited("cron"), timezone: inherited("timezone"), enabled: inherited("enabled") };
}

/** What the orchestrator has to know of the engine, in words that all engines share. */
function computeOf({ platform }: EnforcedProject): TracedJson {
  const { loaded, options: config } = platform.plugins.get("compute") ?? {};
  const unlimited = { writers: noLimit("writers"), run_timeout_seconds: noLimit("time") };
  if (loaded?.plugin.kind !== "compute" || config === undefined) return unlimited;
  const { plugin } = loaded;
  return {
    writers: callHook(loaded, "writers", () => limitResult(plugin.writers?.({ config }))) ?? unlimited.writers,
    run_timeout_seconds:
      callHook(loaded, "runTimeoutSeconds", () => limitResult(plugin.runTimeoutSeconds?.({ config }))) ??
      unlimited.run_timeout_seconds,
  };
}

function noLimit(what: string): Located<null> {
  return builtin(null, `the compute plugin sets no limit of ${what}`);
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

function dbtOf(project: EnforcedProject): TracedJson {
  const { platform, product } = project;
  const dbt = platform.plugins.get("dbt");
  const given = { ...givenToDbt(product), ...routesOf(project) };
  if (dbt === undefined)
    return { type: builtin("core", "dbt Core runs the project unless the manifest selects another dbt"), ...given };
  const config = pluginConfig(dbt);
  const options = dbt.options === undefined && Object.keys(config).length === 0 ? {} : { config };
  return { type: dbt.type, ...(dbt.version === undefined ? {} : { version: dbt.version }), ...options, ...given };
}

/** The targets of the transforms that name an engine, or run on another one than the product; null is the default target. */
function routesOf({
  product,
  transforms,
  engines,
  dbtProject: dbt,
}: EnforcedProject): Readonly<Record<string, TracedJson>> {
  const byDefault = engines[0]?.target;
  const chosen = optional(product, "compute");
  const routes = transforms.flatMap(({ transform, compute, target }): readonly TracedJson[] => {
    const isDefault = target === byDefault;
    if (isDefault && optional(transform, "compute") === undefined) return [];
    const name = at(transform, "name");
    const model = dbt === undefined ? name.value : modelNamed(dbt, name.value);
    // A profile that is named is the default one or not, as floe.yaml chooses.
    const isCompared = chosen !== undefined && (!isDefault || compute.value === chosen.value);
    return [
      {
        model: model === name.value ? name : derived(modelRule, model, [name]),
        target: derived(routeRule, isDefault ? null : target, isCompared ? [compute, chosen] : [compute]),
      },
    ];
  });
  return routes.length === 0 ? {} : { routes };
}

const modelRule = originRule("model-of-transform", "the dbt model that the transform stands for");

const routeRule = originRule("route", "the dbt target of the compute that the transform names");

/** What floe.yaml says about the dbt project, as far as whoever runs dbt has to know it. */
function givenToDbt(product: EnforcedProject["product"]): Readonly<Record<string, TracedJson>> {
  const section = optional(product, "dbt");
  if (section === undefined) return {};
  const entries = (["project", "target", "vars"] as const).flatMap(
    (key): readonly (readonly [string, TracedJson])[] => {
      const setting: Located<unknown> | undefined = optional(section, key);
      return setting === undefined ? [] : [[key, setting]];
    },
  );
  return Object.fromEntries(entries);
}

const defaultScheduleRule = originRule("default-schedule", "the platform's default schedule, as floe.yaml has none");
