import { defineDiagnostics, problem } from "../diagnostics/define.ts";
import { display } from "../secrets/display.ts";

/** Findings about reading the dbt project beside floe.yaml. */
export const dbtDiagnostics = defineDiagnostics("dbt", {
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
});
