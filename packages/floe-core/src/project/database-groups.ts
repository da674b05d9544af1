import { at, type Located } from "../origins/located.ts";
import type { ResolvedProject } from "./resolved-project.ts";
import { type TargetLinks, targetLinks } from "./target-links.ts";

/** Targets that read each other's tables, and the databases in which dbt finds the models, whichever of them it runs on. */
export interface DatabaseGroup {
  readonly targets: readonly string[];
  /** The models that are in another database than the rest. */
  readonly models: readonly PlacedModel[];
  /** The database of all else: that of the default target; none where that belongs to another group. */
  readonly others: Located<string> | undefined;
}

export interface PlacedModel {
  readonly name: Located<string>;
  readonly compute: Located<string>;
  readonly database: Located<string>;
}

/** The groups in which dbt has to be told the databases of models: a `ref()` leads to the database of the target that dbt runs on
 *  unless somebody says otherwise. None where all transforms run on one target, or all targets have one database. */
export function databaseGroups(
  project: Pick<ResolvedProject, "engines" | "identity" | "transforms">,
): readonly DatabaseGroup[] {
  const links = targetLinks(project);
  const home = project.engines[0]?.target;
  return links.groups.flatMap((targets): readonly DatabaseGroup[] => {
    if (targets.length < 2) return [];
    const others = home !== undefined && targets.includes(home) ? links.databaseOf(home) : undefined;
    const models = placedModels(project, { targets, links, others });
    return models.length === 0 ? [] : [{ targets, models, others }];
  });
}

interface GroupOfTargets {
  readonly targets: readonly string[];
  readonly links: TargetLinks;
  readonly others: Located<string> | undefined;
}

function placedModels(
  { transforms }: Pick<ResolvedProject, "transforms">,
  { targets, links, others }: GroupOfTargets,
): readonly PlacedModel[] {
  const databases = new Map(targets.map((target) => [target, links.databaseOf(target)]));
  return transforms.flatMap(({ transform, compute, target }): readonly PlacedModel[] => {
    const database = databases.get(target);
    if (database === undefined || database.value === others?.value) return [];
    return [{ name: at(transform, "name"), compute, database }];
  });
}
