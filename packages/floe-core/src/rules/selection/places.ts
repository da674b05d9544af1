import type { Place } from "../../checking/rule-definition.ts";
import type { OfferedModel, OfferedModels } from "../../dbt/offered-model.ts";
import type { Located } from "../../origins/located.ts";
import { tierRulesOf } from "../../project/tier-rules.ts";
import { entriesOf } from "../../project/transforms-from-dbt.ts";
import type { Transform } from "../../schemas/product/transform.ts";
import type { TierRule, TransformsFromDbt } from "../../schemas/product/transforms-from-dbt.ts";

/** What rules about `transforms: {from: dbt}` are given. */
export interface OnSelection {
  readonly selection: Located<TransformsFromDbt>;
  /** What the dbt project offers; `undefined` where there is none. */
  readonly offered: OfferedModels | undefined;
  /** The folders below floe.yaml that have a dbt project where none was found, relative to floe.yaml. */
  readonly below: readonly string[];
}

export const selectionRoot: Place<OnSelection, TransformsFromDbt> = ({ selection }) => [selection];

export const selectionEntries: Place<OnSelection, Transform> = ({ selection }) => entriesOf(selection);

export const selectionTierRules: Place<OnSelection, TierRule> = ({ selection }) => tierRulesOf(selection);

/** The models that a product takes: those that are not disabled. */
export function takenModels({ models }: OfferedModels): readonly OfferedModel[] {
  return models.filter(({ existence }) => existence !== "disabled");
}
