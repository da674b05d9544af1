import type { OfferedModel } from "../dbt/offered-model.ts";
import type { DbtProject } from "../dbt/project.ts";
import type { ListedModel } from "./product-file-text.ts";
import type { TierFolder } from "./tier-folders.ts";

/** The models of a dbt project one by one, with their edges where those are wanted: of a model that may read more than its file
 *  tells they are left to the compile. */
export function listedModels(
  models: readonly OfferedModel[],
  { graph }: DbtProject,
  { tiers, withEdges }: { readonly tiers: readonly TierFolder[]; readonly withEdges: boolean },
): readonly ListedModel[] {
  const names = new Set(models.map(({ name }) => name));
  return models.map(({ name, path = "" }) => {
    const tier = tiers.find((folder) => path.startsWith(`${folder.path}/`))?.tier;
    const model = withEdges ? graph.models.get(name) : undefined;
    const isKnown = model !== undefined && !model.isOpen && model.reads.every(({ isCertain }) => isCertain);
    const targets = model?.reads.map(({ target }) => target).filter((target) => target !== name && names.has(target));
    return { name, tier, dependsOn: isKnown ? targets : undefined };
  });
}
