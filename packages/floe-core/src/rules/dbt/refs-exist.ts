import { contextRule } from "../../checking/rule.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import { display } from "../../secrets/display.ts";
import { didYouMean } from "../../text/did-you-mean.ts";
import { rationed } from "../../text/rationed.ts";
import type { OnDbtProject } from "./places.ts";

const problems = defineDiagnostics("dbt", {
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

export const refsExist = contextRule<OnDbtProject>({
  name: "refs-exist",
  problems,
  check: ({ dbt: { models, unreadModels, otherNodes, knows } }) => {
    if (!knows.allNodes) return [];
    const names = new Set([...models.keys(), ...unreadModels, ...otherNodes]);
    const suggestions = rationed([...names]);
    return [...models.values()].flatMap(({ name, source, references }) => {
      const unknown = references.filter(({ target }) => !names.has(target));
      return unknown.map(({ target, start, end }) => {
        const parameters = { name, target, suggestion: didYouMean(target, suggestions()) };
        return problems["unknown-ref"](parameters, { source, start, end });
      });
    });
  },
});
