import { contextRule } from "../../checking/rule.ts";
import type { DbtProject } from "../../dbt/project.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import { at, isAbsent, isThere, nodeOf, optional, placeOf } from "../../origins/located.ts";
import { display } from "../../secrets/display.ts";
import { startOf } from "../../text/span.ts";
import type { OnProduct } from "../product/places.ts";

const problems = defineDiagnostics("dbt", {
  "project-missing": problem({
    severity: "error",
    message: (p: { folder: string }) => `There is no dbt_project.yml in \`${display(p.folder)}\`.`,
    help: () => "`dbt.project` is the folder of dbt_project.yml, relative to floe.yaml.",
    docs: {
      cause: "`dbt.project` of floe.yaml names a folder without a dbt_project.yml.",
      example: "# floe.yaml\ndbt:\n  project: transform\n",
      fix: "Correct the folder, or remove the key where dbt_project.yml stands beside floe.yaml.",
    },
  }),
  "no-project": problem({
    severity: "info",
    message: () => "No dbt project stands beside this floe.yaml, so the transforms were not compared with models.",
    help: () => "Put dbt_project.yml beside floe.yaml, or say where it is: `dbt: {project: transform}`.",
    docs: {
      cause: "There is no dbt_project.yml in the folder of floe.yaml.",
      fix: "Nothing has to be done; with a dbt project there, or in the folder that `dbt.project` names, floe compares `dependsOn` with the models' `ref()` calls.",
    },
  }),
});

export const dbtProjectIsThere = contextRule<OnProduct & { readonly dbt: DbtProject | undefined }>({
  name: "dbt-project-is-there",
  problems,
  check: ({ product, dbt }) => {
    const source = nodeOf(product)?.span.source;
    if (dbt !== undefined || source === undefined) return [];
    const section = optional(product, "dbt");
    const folder = section && at(section, "project");
    if (folder === undefined || isAbsent(folder)) return [problems["no-project"]({}, startOf(source))];
    return isThere(folder) ? [problems["project-missing"]({ folder: folder.value }, placeOf(folder))] : [];
  },
});
