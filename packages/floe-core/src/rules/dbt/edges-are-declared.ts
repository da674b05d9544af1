import { rule } from "../../checking/rule.ts";
import type { Place } from "../../checking/rule-definition.ts";
import type { DbtEdge } from "../../dbt/graph.ts";
import { meantModel, modelNamed } from "../../dbt/meant-model.ts";
import type { DbtProject } from "../../dbt/project.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import { keySpan } from "../../origins/located.ts";
import type { Transform } from "../../schemas/product/transform.ts";
import { display } from "../../secrets/display.ts";
import { dependenciesOf, nameOf } from "../product/named-transform.ts";
import { productTransforms } from "../product/places.ts";
import { circlesOfRefs } from "./edges-in-circles.ts";
import type { OnDbtProject } from "./places.ts";

const problems = defineDiagnostics("dbt", {
  "edge-missing": problem({
    severity: "error",
    message: (p: { name: string; target: string }) =>
      `\`${display(p.name)}\` reads \`${display(p.target)}\`, but its \`dependsOn\` does not say so.`,
    help: ({ target }) =>
      `Add \`${display(target)}\` to \`dependsOn\`, or leave \`dependsOn\` out: then the edges come from the dbt project.`,
    docs: {
      cause:
        "The transform has a `dependsOn`, and its model has a `ref()` that it lacks, and every run of it makes that call: it stands in no branch, loop or macro, and both models take part. An orchestrator that trusts floe.yaml would run them in the wrong order.",
      example:
        "# floe.yaml\ntransforms:\n  - name: customers\n  - name: orders\n    dependsOn: []\n# dbt_project.yml\nname: shop\nprofile: shop\n# models/customers.sql\nselect 1 as id\n# models/orders.sql\nselect * from {{ ref('customers') }}\n",
      fix: "Add the name to the transform's `dependsOn`, or remove the key: left out, the edges are taken from the dbt project.",
    },
  }),
});

const transforms: Place<OnDbtProject, Transform> = productTransforms;

export const edgesAreDeclared = rule({
  name: "edges-are-declared",
  at: transforms,
  reads: ["dependsOn"],
  problems,
  check: (_read, transform, { dbt }) => {
    const named = nameOf(transform);
    const model = named && dbt.graph.models.get(modelNamed(dbt, named.name));
    if (named === undefined || model?.existence !== "there") return [];
    // A misspelt dependency is refused by itself; that the meant one is missing would be an echo.
    const listed = new Set(dependenciesOf(transform).map(({ value }) => meantModel(dbt, value) ?? value));
    const span = keySpan(transform, "dependsOn") ?? named.nameAt;
    const missing = model.reads.filter((edge) => isCertain(dbt, edge) && !listed.has(edge.target));
    // To declare an edge of a circle would only move the mistake: that is told where dbt would refuse it.
    const inCircle = circlesOfRefs(dbt).edges.get(model.name);
    return missing.flatMap(({ target, place }) => {
      if (target === model.name || inCircle?.has(target) === true) return [];
      const notes = place === undefined ? [] : [{ message: "It is read here.", span: place }];
      return [problems["edge-missing"]({ name: model.name, target }, span, { notes })];
    });
  },
});

function isCertain({ graph }: DbtProject, { target, isCertain }: DbtEdge): boolean {
  return isCertain && graph.models.get(target)?.existence === "there";
}
