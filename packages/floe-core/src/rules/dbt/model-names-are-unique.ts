import { contextRule } from "../../checking/rule.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import { display } from "../../secrets/display.ts";
import { startOf } from "../../text/span.ts";
import type { OnDbtProject } from "./places.ts";

const problems = defineDiagnostics("dbt", {
  "model-twice": problem({
    severity: "error",
    message: (p: { name: string; count: number; isOneFile: boolean }) =>
      p.isOneFile
        ? `dbt reads the model \`${display(p.name)}\` ${p.count} times: its folder is named ${p.count} times.`
        : `The dbt project has ${p.count} models with the name \`${display(p.name)}\`.`,
    help: ({ isOneFile }) =>
      isOneFile
        ? "Of folders in `model-paths` that lie in each other, name only the outer one."
        : "Rename one of the files, or switch it off with `enabled`.",
    docs: {
      cause:
        "Two files of one name make two models of one name, whatever their folders are, and dbt refuses that. Only those count that take part. One file counts twice when `model-paths` names a folder twice, or a folder and one inside of it.",
      example:
        "# dbt_project.yml\nname: shop\nprofile: shop\n# models/new/orders.sql\nselect 1 as id\n# models/old/orders.sql\nselect 1 as id\n",
      fix: "Rename one of the files, or name the folder once.",
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
      const isOneFile = others.every(({ path }) => path === first.path);
      const parameters = { name, count: sources.length, isOneFile };
      return [problems["model-twice"](parameters, startOf(first), { notes: isOneFile ? [] : notes })];
    }),
});

const mostNotes = 5;
