import { rule } from "../../checking/rule.ts";
import { wordFix } from "../../checking/token-fix.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import { display } from "../../secrets/display.ts";
import { certainlyMeant, didYouMean } from "../../text/did-you-mean.ts";
import { nameOf } from "../product/named-transform.ts";
import { selectionEntries, takenModels } from "./places.ts";

const problems = defineDiagnostics("dbt", {
  "unknown-model": problem({
    severity: "error",
    message: (p: { name: string; isDisabled: boolean; suggestion: string | undefined }) =>
      p.isDisabled
        ? `The model \`${display(p.name)}\` is disabled in the dbt project, so nothing can be said of it here.`
        : `The dbt project has no model \`${display(p.name)}\` of which something could be said.`,
    help: ({ suggestion, isDisabled }) => {
      if (isDisabled) return "Enable the model, or remove the entry.";
      return suggestion === undefined
        ? "An entry of `models` names a model of the project; a versioned one is `<model>_v<version>`."
        : `Did you mean \`${display(suggestion)}\`?`;
    },
    docs: {
      cause:
        "An entry of `transforms.models` refines one model of the dbt project, and the project has no enabled model of that name.",
      example:
        "# floe.yaml\ntransforms:\n  from: dbt\n  models:\n    - {name: ordres, tier: gold}\n# dbt_project.yml\nname: shop\nprofile: shop\n# models/orders.sql\nselect 1 as id\n",
      fix: "Correct the name, or remove the entry.",
    },
  }),
});

export const entryNamesModel = rule({
  name: "entry-names-model",
  at: selectionEntries,
  problems,
  check: (_read, entry, { offered }) => {
    const named = nameOf(entry);
    if (named === undefined || offered === undefined) return [];
    const taken = takenModels(offered).map(({ name }) => name);
    const { name, nameAt } = named;
    const isDisabled = offered.models.some((model) => model.name === name && model.existence === "disabled");
    if (taken.includes(name) || (!offered.isComplete && !isDisabled)) return [];
    const meant = isDisabled ? undefined : certainlyMeant(name, taken);
    const fix = meant === undefined || nameAt === undefined ? undefined : wordFix(nameAt, meant);
    return [problems["unknown-model"]({ name, isDisabled, suggestion: didYouMean(name, taken) }, nameAt, { fix })];
  },
});
