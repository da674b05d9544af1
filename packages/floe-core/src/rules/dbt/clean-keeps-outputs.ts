import { contextRule } from "../../checking/rule.ts";
import { cleanedFolders } from "../../dbt/cleaned-folders.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import { directoryOf, joinPath } from "../../host/paths.ts";
import { nodeOf } from "../../origins/located.ts";
import { outputFolder } from "../../outputs/own-outputs.ts";
import { display } from "../../secrets/display.ts";
import { startOf } from "../../text/span.ts";
import type { OnDbtProject } from "./places.ts";

const problems = defineDiagnostics("dbt", {
  "clean-removes-outputs": problem({
    severity: "warning",
    message: (p: { folder: string }) =>
      `\`dbt clean\` removes \`${display(p.folder)}\`, and with it what floe has written to ${outputFolder}.`,
    help: () => "Remove the entry. `dbt clean` is meant for `target` and `dbt_packages`.",
    docs: {
      cause:
        "`clean-targets` of dbt_project.yml names the folder of floe's outputs, or one that it lies in. After `dbt clean` Dagster does not load until somebody runs `floe compile`. Where dbt refuses to clean, because an entry is the project itself, lies outside of it or holds its sources, nothing is said.",
      example:
        "# dbt_project.yml\nname: shop\nprofile: shop\nclean-targets: [target, floe_target]\n# models/orders.sql\nselect 1 as id\n",
      fix: "Remove the entry.",
    },
  }),
});

export const cleanKeepsOutputs = contextRule<OnDbtProject>({
  name: "clean-keeps-outputs",
  problems,
  check: ({ product, dbt: { directory, settings } }) => {
    const source = nodeOf(product)?.span.source;
    if (source === undefined || settings === undefined) return [];
    const outputs = `${joinPath(directoryOf(source.path), outputFolder)}/`;
    return cleanedFolders(directory, settings)
      .filter(({ path }) => outputs.startsWith(`${path}/`))
      .map(({ text, span }) =>
        problems["clean-removes-outputs"]({ folder: text }, span ?? startOf(settings.span.source)),
      );
  },
});
