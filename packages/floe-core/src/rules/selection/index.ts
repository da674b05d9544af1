import type { Rule } from "../../checking/rule.ts";
import { entryNamesAreUnique } from "../product/names-are-unique.ts";
import { dbtHasModels } from "./dbt-has-models.ts";
import { entryNamesModel } from "./entry-names-model.ts";
import type { OnSelection } from "./places.ts";
import { tierRuleDecides } from "./tier-rule-decides.ts";

/** What `transforms: {from: dbt}` has to agree on with the dbt project. */
export const selectionRules: readonly Rule<OnSelection>[] = [
  dbtHasModels,
  entryNamesModel,
  entryNamesAreUnique,
  tierRuleDecides,
];
