import { contextRule } from "../../checking/rule.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import { display } from "../../secrets/display.ts";
import { startOf } from "../../text/span.ts";
import type { OnDbtProject } from "./places.ts";

const problems = defineDiagnostics("dbt", {
  "model-twice": problem({
    severity: "error",
    message: (p: { name: string; count: number }) =>
      `The dbt project has ${p.count} models with the name \`${display(p.name)}\`.`,
    help: () => "Rename one of the files, or switch it off with `enabled`.",
    docs: {
      cause:
        "Two files of one name make two models of one name, whatever their folders are, and dbt refuses that. Only those count that take part.",
      example:
        "# dbt_project.yml\nname: shop\nprofile: shop\n# models/new/orders.sql\nselect 1 as id\n# models/old/orders.sql\nselect 1 as id\n",
      fix: "Rename one of the files.",
    },
  }),
});

export const modelNamesAreUnique = contextRule<OnDbtProject>({
  name: "model-names-are-unique",
  problems,
  check: ({ dbt: { graph } }) =>
    graph.duplicates.flatMap(({ name, sources }) => {
      const [first, ...others] = sources;
      if (first === undefined) return [];
      const notes = others
        .slice(0, mostNotes)
        .map((source) => ({ message: "Another one is here.", span: startOf(source) }));
      return [problems["model-twice"]({ name, count: sources.length }, startOf(first), { notes })];
    }),
});

const mostNotes = 5;
