import type { DeclaredModel, ModelAddress } from "../dbt/declared-models.ts";
import { modelNamed } from "../dbt/meant-model.ts";
import type { DbtProject } from "../dbt/project.ts";

/** What property files say about the model of a transform. */
export function declaredModel(dbt: DbtProject | undefined, transform: string): DeclaredModel | undefined {
  return dbt?.declarations.models.get(modelNamed(dbt, transform));
}

/** How a `ref()` names the model of a transform. */
export function addressOf(dbt: DbtProject | undefined, transform: string): ModelAddress {
  return declaredModel(dbt, transform)?.ref ?? { name: transform, version: undefined };
}
