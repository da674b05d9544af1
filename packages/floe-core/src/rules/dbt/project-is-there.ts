import { contextRule } from "../../checking/rule.ts";
import type { DbtProject } from "../../dbt/project.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import { nodeOf } from "../../origins/located.ts";
import { startOf } from "../../text/span.ts";
import type { OnProduct } from "../product/places.ts";

const problems = defineDiagnostics("dbt", {
  "no-project": problem({
    severity: "info",
    message: () => "No dbt project stands beside this floe.yaml, so the transforms were not compared with models.",
    help: () => "Put dbt_project.yml beside floe.yaml to have them checked.",
    docs: {
      cause: "There is no dbt_project.yml in the folder of floe.yaml.",
      fix: "Nothing has to be done; with a dbt project there, floe compares `dependsOn` with the models' `ref()` calls.",
    },
  }),
});

export const dbtProjectIsThere = contextRule<OnProduct & { readonly dbt: DbtProject | undefined }>({
  name: "dbt-project-is-there",
  problems,
  check: ({ product, dbt }) => {
    const source = nodeOf(product)?.span.source;
    return dbt !== undefined || source === undefined ? [] : [problems["no-project"]({}, startOf(source))];
  },
});
