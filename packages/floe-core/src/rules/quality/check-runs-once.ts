import { contextRule } from "../../checking/rule.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { at, optional, placeOf } from "../../origins/located.ts";
import { declaredTest } from "../../quality/check-target.ts";
import { testName } from "../../quality/test-name.ts";
import { display } from "../../secrets/display.ts";
import { foldedPath } from "../../text/folded-name.ts";
import type { Span } from "../../text/span.ts";
import { productTransforms } from "../product/places.ts";
import { checksOf, type OnProductAndDbt, readChecks } from "./places.ts";

const problems = defineDiagnostics("quality", {
  "declared-in-dbt": problem({
    severity: "info",
    message: (p: { type: string; model: string; column: string | undefined }) =>
      `dbt's own properties test \`${display(p.type)}\` of \`${display(p.column ?? p.model)}\` already, so floe adds no test.`,
    help: () => "Its result counts in the quality score under this check; how severe it is, dbt's properties say.",
    docs: {
      cause:
        "The property files of the dbt project declare the same test on the same column. Running it twice would tell nothing new.",
      example:
        "# floe.yaml\ntransforms:\n  - name: orders\n    qualityChecks:\n      - {name: id_is_unique, type: unique, column: id, dimension: consistency}\n# dbt_project.yml\nname: shop\nprofile: shop\n# models/orders.sql\nselect 1 as id\n# models/orders.yml\nmodels:\n  - name: orders\n    columns:\n      - name: id\n        data_tests: [unique]\n",
      fix: "Nothing has to be done. To have floe.yaml say how severe a failure is, remove the test from the property file.",
    },
  }),
  "one-test-name": problem({
    severity: "error",
    message: (p: { name: string; other: string; test: string }) =>
      `The checks \`${display(p.other)}\` and \`${display(p.name)}\` would become one dbt test, \`${display(p.test)}\`.`,
    help: () => "Rename one of them.",
    docs: {
      cause:
        "A check becomes the dbt test `<model>__<check>`, and two checks of different models come to one name where model and check hold `__`.",
      example:
        "transforms:\n  - name: orders\n    qualityChecks:\n      - {name: new__id, type: unique, column: id, dimension: consistency}\n  - name: orders__new\n    qualityChecks:\n      - {name: id, type: unique, column: id, dimension: consistency}\n",
      fix: "Rename one of the checks.",
    },
  }),
});

/** What dbt tests already is said, since no test is added for it. */
export const checkRunsOnce = contextRule<OnProductAndDbt>({
  name: "check-runs-once",
  problems,
  check: ({ product, dbt }) => {
    const declared = readChecks({ product }).flatMap(({ check, model, tested }): readonly Diagnostic[] => {
      const found = declaredTest(tested, model, dbt);
      if (found === undefined || optional(check, "enabled")?.value === false) return [];
      const notes = [{ message: "It is declared here.", span: found.at }];
      const { type, column } = tested;
      return [
        problems["declared-in-dbt"]({ type, model, column: column ?? undefined }, placeOf(at(check, "type")), {
          notes,
        }),
      ];
    });
    return [...declared, ...sameNames({ product, dbt })];
  },
});

function sameNames(context: OnProductAndDbt): readonly Diagnostic[] {
  const first = new Map<string, { readonly model: string; readonly name: string; readonly span: Span | undefined }>();
  return productTransforms(context)
    .flatMap(checksOf)
    .flatMap(({ check, model }): readonly Diagnostic[] => {
      const name = optional(check, "name");
      if (name === undefined) return [];
      const test = testName(model, name.value);
      const other = first.get(foldedPath(test));
      if (other === undefined) first.set(foldedPath(test), { model, name: name.value, span: placeOf(name) });
      // Two checks of one model with one name are told by their names.
      if (other === undefined || other.model === model) return [];
      const notes = other.span === undefined ? [] : [{ message: "The other one is here.", span: other.span }];
      return [problems["one-test-name"]({ name: name.value, other: other.name, test }, placeOf(name), { notes })];
    });
}
