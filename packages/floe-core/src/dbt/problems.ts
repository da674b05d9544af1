import { defineDiagnostics, problem } from "../diagnostics/define.ts";
import { display } from "../secrets/display.ts";

/** Findings about the dbt project beside floe.yaml. */
export const dbtDiagnostics = defineDiagnostics("dbt", {
  "no-project": problem({
    severity: "info",
    message: () => "No dbt project stands beside this floe.yaml, so the transforms were not compared with models.",
    help: () => "Put dbt_project.yml beside floe.yaml to have them checked.",
    docs: {
      cause: "There is no dbt_project.yml in the folder of floe.yaml.",
      fix: "Nothing has to be done; with a dbt project there, floe compares `dependsOn` with the models' `ref()` calls.",
    },
  }),
  "project-unreadable": problem({
    severity: "warning",
    message: (p: { reason: string }) =>
      `dbt_project.yml could not be read, so dbt's default paths are assumed: ${display(p.reason)}`,
    help: () => "floe reads `profile` and the paths of models, seeds and snapshots from it.",
    docs: {
      cause: "dbt_project.yml is not YAML that floe's strict reader accepts.",
      example: "# dbt_project.yml\nname: shop\nname: store\n",
      fix: "Correct the place that the message names.",
    },
  }),
  "profile-mismatch": problem({
    severity: "error",
    message: (p: { profile: string }) =>
      `The dbt project asks for the profile \`${display(p.profile)}\`, which floe does not write.`,
    help: () => "profiles.yml has the product's name, as written and with `_` for `-`.",
    docs: {
      cause:
        "`profile` in dbt_project.yml is neither the product's name nor its dbt-safe form, so dbt would find no profile.",
      example: "# dbt_project.yml\nname: shop\nprofile: my_warehouse\n",
      fix: "Set `profile` to the product's name with `_` for every `-`.",
    },
  }),
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
  "model-undeclared": problem({
    severity: "warning",
    message: (p: { name: string }) => `The model \`${display(p.name)}\` is no transform of this product.`,
    help: () => "dbt will run it all the same. Add it to `transforms`, or delete the file.",
    docs: {
      cause:
        "The dbt project has a model that floe.yaml does not list, so it has no tier, no tags and no declared order.",
      example:
        "# floe.yaml\ntransforms:\n  - name: orders\n# dbt_project.yml\nname: shop\nprofile: shop\n# models/orders.sql\nselect 1 as id\n# models/customers.sql\nselect 1 as id\n",
      fix: "List it under `transforms`.",
    },
  }),
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
  "edge-superfluous": problem({
    severity: "warning",
    message: (p: { name: string; target: string }) => `\`${display(p.name)}\` does not read \`${display(p.target)}\`.`,
    help: () => "Remove it from `dependsOn`, or add the `ref()` to the model.",
    docs: {
      cause: "`dependsOn` names a transform that the model's SQL has no `ref()` to.",
      example:
        "# floe.yaml\ntransforms:\n  - name: customers\n  - name: orders\n    dependsOn: [customers]\n# dbt_project.yml\nname: shop\nprofile: shop\n# models/customers.sql\nselect 1 as id\n# models/orders.sql\nselect 1 as id\n",
      fix: "Remove the entry.",
    },
  }),
  "unknown-ref": problem({
    severity: "error",
    message: (p: { name: string; target: string; suggestion: string | undefined }) =>
      `\`${display(p.name)}\` has a ref to \`${display(p.target)}\`, which is no model, seed or snapshot.`,
    help: ({ suggestion }) => (suggestion === undefined ? undefined : `Did you mean \`${display(suggestion)}\`?`),
    docs: {
      cause: "A `ref()` names something that the dbt project does not have.",
      example:
        "# dbt_project.yml\nname: shop\nprofile: shop\n# models/orders.sql\nselect * from {{ ref('ordres_raw') }}\n",
      fix: "Correct the name, or add the model or seed.",
    },
  }),
});
