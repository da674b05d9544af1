import { rule } from "../../checking/rule.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import { placeOf } from "../../origins/located.ts";
import { display } from "../../secrets/display.ts";
import { selectionRoot, takenModels } from "./places.ts";

const problems = defineDiagnostics("dbt", {
  "nothing-to-take": problem({
    severity: "error",
    message: (p: { found: "no-project" | "no-models" | "disabled-models"; below: readonly string[] }) =>
      p.found === "no-project"
        ? "The transforms are taken from a dbt project, and there is none beside this floe.yaml."
        : `The transforms are taken from the dbt project, and ${p.found === "no-models" ? "it has no models" : "all of its models are disabled"}.`,
    help: ({ found, below: [first] }) => {
      if (found !== "no-project") return "Add a model to the dbt project, or enable one.";
      return first === undefined
        ? "Put floe.yaml beside dbt_project.yml, or list the transforms."
        : `There is one in \`${display(first)}\`: name it in floe.yaml, as \`dbt.project\`.`;
    },
    docs: {
      cause:
        "`transforms` says `from: dbt`. There is no dbt_project.yml in the folder of floe.yaml, or its folders of models hold none that is enabled.",
      example: "# floe.yaml\ntransforms:\n  from: dbt\n# dbt_project.yml\nname: shop\nprofile: shop\n",
      fix: "Put floe.yaml into the folder of dbt_project.yml and add a model, or list the transforms by name.",
    },
  }),
});

export const dbtHasModels = rule({
  name: "dbt-has-models",
  at: selectionRoot,
  reads: ["from"],
  problems,
  check: ({ from }, _selection, { offered, below }) => {
    const span = placeOf(from);
    if (offered === undefined) return [problems["nothing-to-take"]({ found: "no-project", below }, span)];
    if (!offered.isComplete || takenModels(offered).length > 0) return [];
    const found = offered.models.length === 0 ? "no-models" : "disabled-models";
    return [problems["nothing-to-take"]({ found, below }, span)];
  },
});
