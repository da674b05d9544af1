import type { OfferedModel, OfferedModels } from "../dbt/offered-model.ts";
import {
  at,
  composed,
  composedList,
  derived,
  isAbsent,
  isThere,
  items,
  type Located,
  locatedPlace,
  optional,
  standing,
} from "../origins/located.ts";
import { originRule } from "../origins/rules-of-origin.ts";
import type { Transform } from "../schemas/product/transform.ts";
import type { TierRule, TransformsFromDbt } from "../schemas/product/transforms-from-dbt.ts";
import type { QualityTier } from "../schemas/shared/quality-terms.ts";
import { startOf } from "../text/span.ts";
import { decidingRule, tierRulesOf } from "./tier-rules.ts";

/** The transforms that a product takes from its dbt project: one for each model that is not disabled, in the order of their
 *  names, with what floe.yaml says of it. What it says of models that nobody has seen stays as it is: without a dbt project, or
 *  where a part of it could not be read. */
export function transformsFromDbt(
  selection: Located<TransformsFromDbt>,
  offered: OfferedModels | undefined,
): Located<Transform[]> {
  const entries = entriesOf(selection);
  const byName = new Map(entries.toReversed().map((entry) => [standing(at(entry, "name")), entry]));
  const rules = tierRulesOf(selection);
  const taken = offered?.models.filter(({ existence }) => existence !== "disabled") ?? [];
  const transforms = taken.map((model) => {
    const said = { entry: byName.get(model.name), rule: decidingRule(rules, model) };
    return transformOf(model, at(selection, "from"), said);
  });
  const known = new Set<unknown>(offered?.models.map(({ name }) => name));
  const unseen = offered?.isComplete === true ? [] : entries.filter((entry) => !known.has(standing(at(entry, "name"))));
  return composedList(selection.origin, [...transforms, ...unseen]);
}

/** What floe.yaml says of single models. */
export function entriesOf(selection: Located<TransformsFromDbt>): readonly Located<Transform>[] {
  const entries = optional(selection, "models");
  return entries === undefined ? [] : items(entries).filter(isThere);
}

interface Said {
  readonly entry: Located<Transform> | undefined;
  readonly rule: Located<TierRule> | undefined;
}

function transformOf(model: OfferedModel, from: Located<unknown>, { entry, rule }: Said): Located<Transform> {
  const file = model.source === undefined ? [] : [locatedPlace(startOf(model.source))];
  const entryName = entry === undefined ? [] : [at(entry, "name")];
  const name = derived(modelRule, model.name, [...entryName, ...file, from]);
  const parts: { -readonly [K in keyof Transform]: Located<Transform[K]> } = { name };
  const tier = rule && tierOf(rule);
  if (tier !== undefined) parts.tier = tier;
  // What is said of one model has the last word.
  const own = entry === undefined ? {} : partsOf(entry);
  return composed<Transform>(name.origin, { ...parts, ...own });
}

function tierOf(rule: Located<TierRule>): Located<QualityTier> | undefined {
  const tier = at(rule, "tier");
  if (!isThere(tier)) return undefined;
  const conditions = [optional(rule, "path"), optional(rule, "tag")].filter((each) => each !== undefined);
  return derived(tierRule, tier.value, [tier, ...conditions]);
}

type Refinement = Omit<Transform, "name">;

function partsOf(entry: Located<Transform>): { readonly [K in keyof Refinement]: Located<Refinement[K]> } {
  const compute = at(entry, "compute");
  const tags = at(entry, "tags");
  const dependsOn = at(entry, "dependsOn");
  const tier = at(entry, "tier");
  const qualityChecks = at(entry, "qualityChecks");
  const ignore = at(entry, "ignore");
  return {
    ...(isAbsent(compute) ? {} : { compute }),
    ...(isAbsent(tags) ? {} : { tags }),
    ...(isAbsent(dependsOn) ? {} : { dependsOn }),
    ...(isAbsent(tier) ? {} : { tier }),
    ...(isAbsent(qualityChecks) ? {} : { qualityChecks }),
    ...(isAbsent(ignore) ? {} : { ignore }),
  };
}

const modelRule = originRule("model-of-dbt", "a model of the dbt project");

const tierRule = originRule("tier-rule", "the first tier rule of floe.yaml that fits the model");
