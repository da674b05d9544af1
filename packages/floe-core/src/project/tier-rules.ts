import type { OfferedModel } from "../dbt/offered-model.ts";
import { at, isRefused, isThere, items, type Located, optional } from "../origins/located.ts";
import type { TierRule, TransformsFromDbt } from "../schemas/product/transforms-from-dbt.ts";

/** The rules that give models of the dbt project their layers, in the order in which they are asked. */
export function tierRulesOf(selection: Located<TransformsFromDbt>): readonly Located<TierRule>[] {
  const rules = optional(selection, "tiers");
  return rules === undefined ? [] : items(rules).filter(isThere);
}

/** The rule that decides about a model: the first that fits. */
export function decidingRule(rules: readonly Located<TierRule>[], model: OfferedModel): Located<TierRule> | undefined {
  return rules.find((rule) => fits(rule, model));
}

/** Whether a rule fits a model: each of its conditions holds. One of which a condition was refused fits none. */
export function fits(rule: Located<TierRule>, model: OfferedModel): boolean {
  const path = at(rule, "path");
  const tag = at(rule, "tag");
  if (isRefused(path) || isRefused(tag)) return false;
  return isBelow(model, path.value) && hasTag(model, tag.value);
}

/** Whether a model lies in a folder, or is the file; any does where there is no condition. */
export function isBelow({ path }: OfferedModel, folder: string | undefined): boolean {
  if (folder === undefined) return true;
  const plain = plainFolder(folder);
  return path !== undefined && (plain === "" || path === plain || path.startsWith(`${plain}/`));
}

/** Whether a model has a tag; any does where there is no condition. */
export function hasTag({ tags }: OfferedModel, tag: string | undefined): boolean {
  return tag === undefined || tags.has(tag);
}

/** A folder as paths begin: `./models/staging/` is `models/staging`. */
export function plainFolder(path: string): string {
  const parts = path.split("/").filter((part) => part !== "" && part !== ".");
  return parts.join("/");
}
