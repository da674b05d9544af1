import { contextRule } from "../../checking/rule.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import { display } from "../../secrets/display.ts";
import { didYouMean } from "../../text/did-you-mean.ts";
import { rationed } from "../../text/rationed.ts";
import type { OnDbtProject } from "./places.ts";

const problems = defineDiagnostics("dbt", {
  "unknown-ref": problem({
    severity: "error",
    message: (p: { name: string; target: string; version: string | undefined; suggestion: string | undefined }) =>
      `\`${display(p.name)}\` has a ref to ${targetWords(p)}, which is no model, seed or snapshot.`,
    help: ({ suggestion, target }) =>
      suggestion === undefined || suggestion === target ? undefined : `Did you mean \`${display(suggestion)}\`?`,
    docs: {
      cause:
        "A `ref()` that every run makes names something that neither the dbt project nor an installed package has. While files could not be read, or packages are missing, nothing is called unknown.",
      example:
        "# dbt_project.yml\nname: shop\nprofile: shop\n# models/orders.sql\nselect * from {{ ref('ordres_raw') }}\n",
      fix: "Correct the name, or add the model or seed.",
    },
  }),
  "disabled-ref": problem({
    severity: "error",
    message: (p: { name: string; target: string }) =>
      `\`${display(p.name)}\` has a ref to \`${display(p.target)}\`, which is switched off.`,
    help: () => "Switch it on with `enabled`, or remove the ref.",
    docs: {
      cause:
        "`enabled: false` stands in the file, in a property file or in dbt_project.yml for what a `ref()` names. dbt refuses such a ref.",
      example:
        "# dbt_project.yml\nname: shop\nprofile: shop\n# models/customers.sql\n{{ config(enabled=false) }} select 1 as id\n# models/orders.sql\nselect * from {{ ref('customers') }}\n",
      fix: "Switch on what is read, switch off what reads it, or remove the ref.",
    },
  }),
});

function targetWords({ target, version }: { readonly target: string; readonly version: string | undefined }): string {
  return version === undefined ? `\`${display(target)}\`` : `version ${display(version)} of \`${display(target)}\``;
}

export const refsExist = contextRule<OnDbtProject>({
  name: "refs-exist",
  problems,
  check: ({ dbt: { graph } }) => {
    const suggestions = rationed(graph.names);
    const nodes = [...graph.models.values(), ...graph.snapshots.values()];
    const there = nodes.filter(({ existence }) => existence === "there");
    return there.flatMap(({ name, source, unknown, disabled }) => [
      ...unknown.map(({ target, start, end, version }) => {
        const suggestion = didYouMean(target, suggestions());
        return problems["unknown-ref"]({ name, target, version, suggestion }, { source, start, end });
      }),
      ...disabled.map(({ target, start, end }) => problems["disabled-ref"]({ name, target }, { source, start, end })),
    ]);
  },
});
