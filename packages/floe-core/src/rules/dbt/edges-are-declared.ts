import { rule } from "../../checking/rule.ts";
import type { Place } from "../../checking/rule-definition.ts";
import { hasModel, meantModel } from "../../dbt/meant-model.ts";
import type { DbtModel } from "../../dbt/project.ts";
import type { ModelReference } from "../../dbt/sql-references.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import { keySpan } from "../../origins/located.ts";
import type { Transform } from "../../schemas/product/transform.ts";
import { display } from "../../secrets/display.ts";
import { dependenciesOf, nameOf } from "../product/named-transform.ts";
import { productTransforms } from "../product/places.ts";
import type { OnDbtProject } from "./places.ts";

const problems = defineDiagnostics("dbt", {
  "edge-missing": problem({
    severity: "error",
    message: (p: { name: string; target: string }) =>
      `\`${display(p.name)}\` reads \`${display(p.target)}\`, but its \`dependsOn\` does not say so.`,
    help: ({ target }) => `Add \`${display(target)}\` to \`dependsOn\`.`,
    docs: {
      cause:
        "The model's SQL has a `ref()` that `dependsOn` lacks. An orchestrator that trusts floe.yaml would run them in the wrong order.",
      example:
        "# floe.yaml\ntransforms:\n  - name: customers\n  - name: orders\n# dbt_project.yml\nname: shop\nprofile: shop\n# models/customers.sql\nselect 1 as id\n# models/orders.sql\nselect * from {{ ref('customers') }}\n",
      fix: "Add the name to the transform's `dependsOn`.",
    },
  }),
});

const transforms: Place<OnDbtProject, Transform> = productTransforms;

export const edgesAreDeclared = rule({
  name: "edges-are-declared",
  at: transforms,
  readsIfThere: ["dependsOn"],
  problems,
  check: (_read, transform, { dbt }) => {
    const named = nameOf(transform);
    const model = named && dbt.models.get(named.name);
    if (named === undefined || model === undefined) return [];
    // A misspelt dependency is refused by itself; that the meant one is missing would be an echo.
    const listed = new Set(dependenciesOf(transform).map(({ value }) => meantModel(dbt, value) ?? value));
    const span = keySpan(transform, "dependsOn") ?? named.nameAt;
    return firstOfEach(model).flatMap(({ target, start, end }) => {
      if (!hasModel(dbt, target) || listed.has(target)) return [];
      const notes = [{ message: "It is read here.", span: { source: model.source, start, end } }];
      return [problems["edge-missing"]({ name: model.name, target }, span, { notes })];
    });
  },
});

/** The first reference to each model. */
function firstOfEach({ references }: DbtModel): readonly ModelReference[] {
  const first = new Map<string, ModelReference>();
  for (const reference of references) if (!first.has(reference.target)) first.set(reference.target, reference);
  return [...first.values()];
}
