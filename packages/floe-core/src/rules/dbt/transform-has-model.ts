import { rule } from "../../checking/rule.ts";
import type { Place } from "../../checking/rule-definition.ts";
import { wordFix } from "../../checking/token-fix.ts";
import { hasModel, meantModel, modelNamed } from "../../dbt/meant-model.ts";
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
  "versioned-name": problem({
    severity: "warning",
    message: (p: { name: string; model: string }) =>
      `The model of \`${display(p.name)}\` has versions: dbt and Dagster know it as \`${display(p.model)}\`.`,
    help: ({ model }) => `Write \`${display(model)}\`, so that its tier, tags and checks reach it.`,
    docs: {
      cause:
        "A transform of a versioned model is called `<model>_v<version>`, whatever the file of that version is called. The name of the file, or that of the model alone, is understood as well, but Dagster does not find the transform by it.",
      example:
        "# floe.yaml\ntransforms:\n  - name: people\n# dbt_project.yml\nname: shop\nprofile: shop\n# models/people.sql\nselect 1 as id\n# models/models.yml\nmodels:\n  - name: customers\n    versions:\n      - v: 1\n        defined_in: people\n",
      fix: "Write the name with the version.",
    },
  }),
  "model-disabled": problem({
    severity: "warning",
    message: (p: { name: string }) => `The model of the transform \`${display(p.name)}\` is switched off in dbt.`,
    help: () => "dbt does not run it. Remove the transform, or switch the model on with `enabled`.",
    docs: {
      cause: "`enabled: false` stands in the model, in a property file or in dbt_project.yml.",
      example:
        "# floe.yaml\ntransforms:\n  - name: orders\n# dbt_project.yml\nname: shop\nprofile: shop\n# models/orders.sql\n{{ config(enabled=false) }} select 1 as id\n",
      fix: "Remove the transform, or switch the model on.",
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
    if (named === undefined) return [];
    const { name, nameAt } = named;
    const model = modelNamed(dbt, name);
    if (model !== name) {
      const fix = nameAt === undefined ? undefined : wordFix(nameAt, model);
      return [problems["versioned-name"]({ name, model }, nameAt, { fix })];
    }
    if (dbt.graph.models.get(name)?.existence === "disabled") return [problems["model-disabled"]({ name }, nameAt)];
    if (!dbt.knows.allModels || hasModel(dbt, name)) return [];
    return [problems["model-missing"]({ name, suggestion: meantModel(dbt, name) }, nameAt)];
  },
});
