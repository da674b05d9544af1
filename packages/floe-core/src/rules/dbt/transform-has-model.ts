import { rule } from "../../checking/rule.ts";
import type { Place } from "../../checking/rule-definition.ts";
import { hasModel, meantModel } from "../../dbt/meant-model.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import type { Transform } from "../../schemas/product/transform.ts";
import { display } from "../../secrets/display.ts";
import { nameOf } from "../product/named-transform.ts";
import { productTransforms } from "../product/places.ts";
import type { OnDbtProject } from "./places.ts";

const problems = defineDiagnostics("dbt", {
  "model-missing": problem({
    severity: "error",
    message: (p: { name: string; suggestion: string | undefined }) =>
      `The transform \`${display(p.name)}\` has no model file.`,
    help: ({ name, suggestion }) =>
      suggestion === undefined
        ? `Add ${display(name)}.sql to the models of the dbt project.`
        : `Did you mean \`${display(suggestion)}\`?`,
    docs: {
      cause: "floe.yaml lists a transform, and the dbt project has no model of that name.",
      example: "# floe.yaml\ntransforms:\n  - name: orders\n# dbt_project.yml\nname: shop\nprofile: shop\n",
      fix: "Add the model, or correct or remove the transform.",
    },
  }),
});

const transforms: Place<OnDbtProject, Transform> = productTransforms;

export const transformHasModel = rule({
  name: "transform-has-model",
  at: transforms,
  problems,
  check: (_read, transform, { dbt }) => {
    const named = nameOf(transform);
    if (named === undefined || !dbt.knows.allModels || hasModel(dbt, named.name)) return [];
    const { name, nameAt } = named;
    return [problems["model-missing"]({ name, suggestion: meantModel(dbt, name) }, nameAt)];
  },
});
