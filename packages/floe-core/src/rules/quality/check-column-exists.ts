import { quotedList } from "../../checking/problems.ts";
import { contextRule } from "../../checking/rule.ts";
import { wordFix } from "../../checking/token-fix.ts";
import type { DeclaredModel } from "../../dbt/declared-models.ts";
import { modelNamed } from "../../dbt/meant-model.ts";
import type { DbtProject } from "../../dbt/project.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { at, isLocatedList, isRefused, items, type Located, placeOf } from "../../origins/located.ts";
import { declaredModel } from "../../quality/declared-model.ts";
import { namedColumns } from "../../quality/named-columns.ts";
import type { Relation } from "../../quality/relation.ts";
import { isColumnName } from "../../quality/test-argument.ts";
import { display } from "../../secrets/display.ts";
import { certainlyMeant, didYouMean } from "../../text/did-you-mean.ts";
import { type OnProductAndDbt, type ReadCheck, readChecks } from "./places.ts";

const problems = defineDiagnostics("quality", {
  "unknown-column": problem({
    severity: "warning",
    message: (p: { name: string; model: string; known: readonly string[]; suggestion: string | undefined }) =>
      `The dbt project declares no column \`${display(p.name)}\` of \`${display(p.model)}\`.`,
    help: ({ known, suggestion }) =>
      suggestion === undefined ? `It declares ${quotedList(known)}.` : `Did you mean \`${display(suggestion)}\`?`,
    docs: {
      cause:
        "A quality check is about a column that the property files of the dbt project do not list for the model. Where the model has an enforced contract, there is no such column, which is an error; elsewhere property files need not list every column, so it is told as a warning when a similar one is listed, and else as a notice.",
      example:
        "# floe.yaml\ntransforms:\n  - name: orders\n    qualityChecks:\n      - {name: id_is_unique, type: unique, column: ordr_id, dimension: consistency}\n# dbt_project.yml\nname: shop\nprofile: shop\n# models/orders.sql\nselect 1 as order_id\n# models/orders.yml\nmodels:\n  - name: orders\n    columns:\n      - name: order_id\n",
      fix: "Correct the name, or declare the column.",
    },
  }),
});

/** A check is about a column that its model has, as far as the dbt project says. */
export const checkColumnExists = contextRule<OnProductAndDbt>({
  name: "check-column-exists",
  problems,
  check: ({ product, dbt }) =>
    readChecks({ product }).flatMap((read) =>
      columnsOf(read, dbt).flatMap((each) => {
        const declared = declaredModel(dbt, each.model);
        return declared === undefined || declared.columns.length === 0 ? [] : columnFindings(each, declared);
      }),
    ),
});

/** A column that a check names, and the model that has to have it. */
interface NamedColumn {
  readonly model: string;
  readonly column: Located<unknown>;
}

function columnsOf({ check, model, tested }: ReadCheck, dbt: DbtProject | undefined): readonly NamedColumn[] {
  const parameters = at(check, "parameters");
  const others = namedColumns(tested).flatMap(({ parameter, of }): readonly NamedColumn[] => {
    const owner = of === undefined ? model : modelOf(of.relation, dbt);
    const named: Located<unknown> = at(parameters, parameter);
    const columns = isRefused(named) ? [] : isLocatedList(named) ? items(named) : [named];
    return owner === undefined ? [] : columns.map((column) => ({ model: owner, column }));
  });
  return [{ model, column: at(check, "column") }, ...others];
}

/** The model of the dbt project itself that is compared with. */
function modelOf(relation: Relation, dbt: DbtProject | undefined): string | undefined {
  if (relation.kind !== "ref" || relation.packageName !== undefined) return undefined;
  if (relation.version !== undefined) return `${relation.target}_v${relation.version}`;
  return dbt === undefined ? undefined : modelNamed(dbt, relation.target);
}

function columnFindings({ model, column: located }: NamedColumn, declared: DeclaredModel): readonly Diagnostic[] {
  const known = declared.columns.map(({ name }) => name);
  const column = isRefused(located) ? undefined : located.value;
  // What is no name at all is told by another rule.
  if (typeof column !== "string" || !isColumnName(column)) return [];
  if (known.some((name) => name.toLowerCase() === column.toLowerCase())) return [];
  const suggestion = didYouMean(column, known);
  const meant = certainlyMeant(column, known);
  const span = placeOf(located);
  const fix = meant === undefined || span === undefined ? undefined : wordFix(span, meant);
  const severity = declared.isContract ? "error" : suggestion === undefined ? "info" : "warning";
  return [problems["unknown-column"]({ name: column, model, known, suggestion }, span, { fix, severity })];
}
