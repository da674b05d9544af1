import { contextRule } from "../../checking/rule.ts";
import type { WithheldReference } from "../../dbt/graph.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import { display } from "../../secrets/display.ts";
import type { OnDbtProject } from "./places.ts";

const problems = defineDiagnostics("dbt", {
  "withheld-ref": problem({
    severity: "error",
    message: (p: { name: string; target: string; keptFor: WithheldReference["keptFor"] }) =>
      `\`${display(p.name)}\` has a ref to \`${display(p.target)}\`, which is ${keptForWords(p.keptFor)}.`,
    help: ({ name, keptFor }) => {
      if ("package" in keptFor) return "Only a model with `access: public` can be read from outside of its package.";
      return keptFor.group === undefined
        ? "Give both one `group`, or the model another `access`."
        : `Give \`${display(name)}\` the same \`group\`, or the model another \`access\`.`;
    },
    docs: {
      cause:
        "The model that a `ref()` names has `access: private`, and what reads it has another `group` or none; or it belongs to a package with `restrict-access: true` and is not public. dbt refuses such a ref.",
      example:
        "# dbt_project.yml\nname: shop\nprofile: shop\n# models/groups.yml\ngroups:\n  - name: finance\n    owner: {email: finance@example.com}\nmodels:\n  - name: ledger\n    config: {access: private, group: finance}\n# models/ledger.sql\nselect 1 as id\n# models/orders.sql\nselect * from {{ ref('ledger') }}\n",
      fix: "Give the reader the group of the model, read a model that is meant for others, or change `access`.",
    },
  }),
});

function keptForWords(keptFor: WithheldReference["keptFor"]): string {
  if ("package" in keptFor) return `kept for the package \`${display(keptFor.package)}\``;
  return keptFor.group === undefined ? "private" : `private to the group \`${display(keptFor.group)}\``;
}

export const refsAreAllowed = contextRule<OnDbtProject>({
  name: "refs-are-allowed",
  problems,
  check: ({ dbt: { graph } }) =>
    [...graph.models.values(), ...graph.snapshots.values()].flatMap(({ name, source, existence, withheld }) =>
      (existence === "there" ? withheld : []).map(({ reference: { target, start, end }, keptFor }) =>
        problems["withheld-ref"]({ name, target, keptFor }, { source, start, end }),
      ),
    ),
});
