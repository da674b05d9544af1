import type { TestedPart } from "./check-target.ts";
import { findTest } from "./find-test.ts";
import { type NamedRelation, namedRelations } from "./named-relations.ts";
import { kindOf } from "./test-argument.ts";

/** A parameter of a check that names columns. */
export interface NamedColumns {
  readonly parameter: string;
  /** What has them: what the check compares with, or else the model under test. */
  readonly of: NamedRelation | undefined;
}

/** The parameters of a check that name columns which have to be there. */
export function namedColumns(tested: TestedPart): readonly NamedColumns[] {
  const forms = Object.entries(findTest(tested.type)?.parameters ?? {});
  const relations = namedRelations(tested);
  return forms.flatMap(([parameter, form]): readonly NamedColumns[] => {
    const isColumn = ["column", "columns"].includes(kindOf(form).kind) && Object.hasOwn(tested.parameters, parameter);
    if (!isColumn || notOfTheModel.has(parameter)) return [];
    const compared = comparedColumns.get(parameter);
    const hasRelation = compared !== undefined && forms.some(([name]) => name === compared);
    const of = relations.find((relation) => relation.parameter === compared);
    // Which table has the columns is not known where its name cannot be read.
    return hasRelation && of === undefined ? [] : [{ parameter, of: hasRelation ? of : undefined }];
  });
}

// Those of what is compared with, by the parameter that names it.
const comparedColumns: ReadonlyMap<string, string> = new Map([
  ["field", "to"],
  ["compare_column_name", "compare_model"],
  ["compare_group_by", "compare_model"],
]);

// Whether the columns are there is what some tests ask, and what is left out of a comparison may be in the other table.
const notOfTheModel: ReadonlySet<string> = new Set(["column_list", "exclude_columns"]);
