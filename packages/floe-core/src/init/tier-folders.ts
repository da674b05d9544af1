import type { OfferedModel } from "../dbt/offered-model.ts";
import type { QualityTier } from "../schemas/shared/quality-terms.ts";

/** A folder whose name says which layer its models are. */
export interface TierFolder {
  readonly path: string;
  readonly tier: QualityTier;
}

/** The folders of a dbt project that are called like a layer, the outermost of each way. */
export function tierFolders(models: readonly OfferedModel[]): readonly TierFolder[] {
  const found = new Map<string, TierFolder>();
  for (const { path = "" } of models) {
    const folders = path.split("/").slice(0, -1);
    const at = folders.findIndex((folder) => tiers.has(folder.toLowerCase()));
    const tier = tiers.get(folders[at]?.toLowerCase() ?? "");
    const folder = folders.slice(0, at + 1).join("/");
    if (tier !== undefined) found.set(folder, { path: folder, tier });
  }
  return [...found.values()].sort((left, right) => order[left.tier] - order[right.tier] || compare(left, right));
}

function compare(left: TierFolder, right: TierFolder): number {
  return left.path < right.path ? -1 : Number(left.path > right.path);
}

const order: Readonly<Record<QualityTier, number>> = { bronze: 0, silver: 1, gold: 2 };

// The names of dbt's own guide on how projects are built, and those of the layers themselves.
const tiers: ReadonlyMap<string, QualityTier> = new Map([
  ...["staging", "stage", "base", "raw", "bronze"].map((name) => [name, "bronze"] as const),
  ...["intermediate", "int", "silver"].map((name) => [name, "silver"] as const),
  ...["marts", "mart", "gold"].map((name) => [name, "gold"] as const),
]);
