import { rule } from "../../checking/rule.ts";
import type { Place } from "../../checking/rule-definition.ts";
import { modelNamed } from "../../dbt/meant-model.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import { placeOf } from "../../origins/located.ts";
import type { Transform } from "../../schemas/product/transform.ts";
import { display } from "../../secrets/display.ts";
import { dependenciesOf, nameOf } from "../product/named-transform.ts";
import { productTransforms } from "../product/places.ts";
import type { OnDbtProject } from "./places.ts";

const problems = defineDiagnostics("dbt", {
  "edge-superfluous": problem({
    severity: "warning",
    message: (p: { name: string; target: string }) => `\`${display(p.name)}\` does not read \`${display(p.target)}\`.`,
    help: () => "Remove it from `dependsOn`, or add the `ref()` to the model.",
    docs: {
      cause:
        "`dependsOn` names a transform that the model has no `ref()` to, be it in a branch or in a macro that it calls. Of a model that works the name of a ref out, nothing is said.",
      example:
        "# floe.yaml\ntransforms:\n  - name: customers\n  - name: orders\n    dependsOn: [customers]\n# dbt_project.yml\nname: shop\nprofile: shop\n# models/customers.sql\nselect 1 as id\n# models/orders.sql\nselect 1 as id\n",
      fix: "Remove the entry.",
    },
  }),
});

const transforms: Place<OnDbtProject, Transform> = productTransforms;

export const declaredEdgesAreRead = rule({
  name: "declared-edges-are-read",
  at: transforms,
  reads: ["dependsOn"],
  problems,
  check: (_read, transform, { dbt }) => {
    const model = dbt.graph.models.get(modelNamed(dbt, nameOf(transform)?.name ?? ""));
    // What it reads besides is only known when dbt renders it.
    if (model?.existence !== "there" || model.isOpen) return [];
    const read = new Set(model.reads.map(({ target }) => target));
    // A dependency on nothing, or on itself, is an error of its own.
    const superfluous = dependenciesOf(transform).filter(({ value }) => {
      const target = modelNamed(dbt, value);
      return dbt.graph.models.has(target) && target !== model.name && !read.has(target);
    });
    return superfluous.map((dependency) =>
      problems["edge-superfluous"]({ name: model.name, target: dependency.value }, placeOf(dependency)),
    );
  },
});
