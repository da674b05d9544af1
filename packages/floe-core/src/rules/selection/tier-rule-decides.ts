import { rule } from "../../checking/rule.ts";
import type { OfferedModel } from "../../dbt/offered-model.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import { nodeOf, placeOf } from "../../origins/located.ts";
import { decidingRule, hasTag, isBelow, plainFolder, tierRulesOf } from "../../project/tier-rules.ts";
import type { TierRule } from "../../schemas/product/transforms-from-dbt.ts";
import { display } from "../../secrets/display.ts";
import { didYouMean } from "../../text/did-you-mean.ts";
import { selectionTierRules, takenModels } from "./places.ts";

const problems = defineDiagnostics("dbt", {
  "unused-tier-rule": problem({
    severity: "warning",
    message: (p: { fault: RuleFault }) => faultWords(p.fault),
    help: ({ fault }) => {
      if (fault.kind === "decided-before")
        return "The first rule that fits a model decides: put this one before them, or remove it.";
      if (fault.suggestion !== undefined) return `Did you mean \`${display(fault.suggestion)}\`?`;
      return fault.kind === "path"
        ? "`path` is a folder or a file as dbt_project.yml sees it, such as `models/staging`; it is no pattern."
        : "`tag` is a tag that the dbt project gives its models, exactly as it is written there.";
    },
    docs: {
      cause:
        "A rule of `transforms.tiers` gives no model its tier: no model lies in the folder or has the tag, or rules before it decide about all that do.",
      example:
        "# floe.yaml\ntransforms:\n  from: dbt\n  tiers:\n    - {path: models/stagin, tier: bronze}\n# dbt_project.yml\nname: shop\nprofile: shop\n# models/staging/orders.sql\nselect 1 as id\n",
      fix: "Correct the folder or the tag, change the order of the rules, or remove the rule.",
    },
  }),
});

type RuleFault =
  | { readonly kind: "decided-before" }
  | { readonly kind: "path" | "tag"; readonly value: string; readonly suggestion: string | undefined }
  | { readonly kind: "both"; readonly path: string; readonly tag: string; readonly suggestion: undefined };

function faultWords(fault: RuleFault): string {
  switch (fault.kind) {
    case "decided-before":
      return "This rule decides about no model: rules before it fit all that it fits.";
    case "path":
      return `No model lies in \`${display(fault.value)}\`.`;
    case "tag":
      return `No model has the tag \`${display(fault.value)}\`.`;
    case "both":
      return `No model in \`${display(fault.path)}\` has the tag \`${display(fault.tag)}\`.`;
  }
}

export const tierRuleDecides = rule({
  name: "tier-rule-decides",
  at: selectionTierRules,
  reads: ["tier"],
  readsIfThere: ["path", "tag"],
  problems,
  check: ({ tier, path, tag }, tierRule, { selection, offered }) => {
    const models = offered?.isComplete === true ? takenModels(offered) : [];
    // That there are no models is an error of its own, and of those that were not read nothing is known.
    if (models.length === 0) return [];
    const rules = tierRulesOf(selection);
    const own = nodeOf(tierRule);
    const decides = models.some((model) => {
      const deciding = decidingRule(rules, model);
      return deciding !== undefined && nodeOf(deciding) === own;
    });
    const fault = decides ? undefined : faultOf({ path: path.value, tag: tag.value }, models);
    if (fault === undefined) return [];
    const place = fault.kind === "decided-before" ? tier : fault.kind === "path" ? path : tag;
    return [problems["unused-tier-rule"]({ fault }, placeOf(place))];
  },
});

/** Why a rule decides about no model; `undefined` where some may have tags that only rendering gives. */
function faultOf({ path, tag }: Omit<TierRule, "tier">, models: readonly OfferedModel[]): RuleFault | undefined {
  const inFolder = models.filter((model) => isBelow(model, path));
  if (path !== undefined && inFolder.length === 0)
    return { kind: "path", value: path, suggestion: didYouMean(plainFolder(path), foldersOf(models)) };
  const tagged = inFolder.filter((model) => hasTag(model, tag));
  if (tag === undefined || tagged.length > 0) return { kind: "decided-before" };
  if (models.some(({ hasMoreTags }) => hasMoreTags)) return undefined;
  if (path !== undefined && models.some((model) => hasTag(model, tag)))
    return { kind: "both", path, tag, suggestion: undefined };
  const tags = new Set(models.flatMap((model) => [...model.tags]));
  return { kind: "tag", value: tag, suggestion: didYouMean(tag, [...tags]) };
}

/** The folders in which models lie, and those above them. */
function foldersOf(models: readonly OfferedModel[]): readonly string[] {
  const folders = new Set<string>();
  for (const { path = "" } of models) {
    const parts = path.split("/");
    for (let length = 1; length < parts.length; length++) folders.add(parts.slice(0, length).join("/"));
  }
  return [...folders];
}
