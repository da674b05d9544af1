import { quotedList } from "../../checking/problems.ts";
import { contextRule } from "../../checking/rule.ts";
import { wordFix } from "../../checking/token-fix.ts";
import type { DeclaredModel } from "../../dbt/declared-models.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { at, placeOf } from "../../origins/located.ts";
import { declaredModel } from "../../quality/declared-model.ts";
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
    readChecks({ product }).flatMap((read) => {
      const declared = declaredModel(dbt, read.model);
      return declared === undefined || declared.columns.length === 0 ? [] : columnFindings(read, declared);
    }),
});

function columnFindings(
  { check, model, tested: { column } }: ReadCheck,
  declared: DeclaredModel,
): readonly Diagnostic[] {
  const known = declared.columns.map(({ name }) => name);
  if (column === undefined || column === null || known.some((name) => name.toLowerCase() === column.toLowerCase()))
    return [];
  const suggestion = didYouMean(column, known);
  const meant = certainlyMeant(column, known);
  const span = placeOf(at(check, "column"));
  const fix = meant === undefined || span === undefined ? undefined : wordFix(span, meant);
  const severity = declared.isContract ? "error" : suggestion === undefined ? "info" : "warning";
  return [problems["unknown-column"]({ name: column, model, known, suggestion }, span, { fix, severity })];
}
