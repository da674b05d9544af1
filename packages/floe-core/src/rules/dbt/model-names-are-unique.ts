import { contextRule } from "../../checking/rule.ts";
import type { RepeatedNode, UnknownLatest } from "../../dbt/graph.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { display } from "../../secrets/display.ts";
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
  "node-twice": problem({
    severity: "error",
    message: (p: Repeated) =>
      p.isOnePlace
        ? `dbt reads the ${p.kind} \`${display(p.name)}\` ${p.count} times: its folder is named ${p.count} times.`
        : `The dbt project has ${p.count} ${p.kind}s with the name \`${display(p.name)}\`.`,
    help: ({ isOnePlace, kind }) =>
      isOnePlace
        ? `Of folders in \`${kind}-paths\` that lie in each other, name only the outer one.`
        : "Rename one of them, or switch it off with `enabled`.",
    docs: {
      cause:
        "Two seeds, or two snapshots, have one name, whatever their folders are, and dbt refuses that. A snapshot gets its name from its block, or from its entry in a property file. Only those count that take part.",
      example:
        "# dbt_project.yml\nname: shop\nprofile: shop\n# seeds/new/rates.csv\nid\n# seeds/old/rates.csv\nid\n# models/orders.sql\nselect 1 as id\n",
      fix: "Rename one of them, or name the folder once.",
    },
  }),
  "unknown-latest": problem({
    severity: "error",
    message: (p: Pick<UnknownLatest, "model" | "version" | "versions">) =>
      `\`${display(p.model)}\` has no version \`${display(p.version)}\`.`,
    help: ({ versions }) => `It has ${versions.map((each) => `\`${display(each)}\``).join(", ")}.`,
    docs: {
      cause: "`latest_version` of a model is none of the `versions` beside it. dbt refuses the property file then.",
      example:
        "# dbt_project.yml\nname: shop\nprofile: shop\n# models/models.yml\nmodels:\n  - name: orders\n    latest_version: 3\n    versions: [{v: 1}, {v: 2}]\n# models/orders_v1.sql\nselect 1 as id\n# models/orders_v2.sql\nselect 1 as id\n",
      fix: "Correct the number, or remove the key: then the highest version is the latest one.",
    },
  }),
});

export const modelNamesAreUnique = contextRule<OnDbtProject>({
  name: "model-names-are-unique",
  problems,
  check: ({ dbt: { graph } }) => [
    ...graph.repeated.flatMap(repeated),
    ...graph.unknownLatest.map(({ at, ...latest }) => problems["unknown-latest"](latest, at)),
  ],
});

function repeated({ kind, name, places }: RepeatedNode): readonly Diagnostic[] {
  const [first, ...others] = places;
  if (first === undefined) return [];
  const isOnePlace = others.every(({ source, start }) => source.path === first.source.path && start === first.start);
  const notes = isOnePlace ? [] : others.slice(0, mostNotes).map((span) => ({ message: "Another one is here.", span }));
  const parameters = { name, count: places.length };
  return kind === "model"
    ? [problems["model-twice"]({ ...parameters, isOneFile: isOnePlace }, first, { notes })]
    : [problems["node-twice"]({ ...parameters, kind, isOnePlace }, first, { notes })];
}

const mostNotes = 5;

interface Repeated {
  readonly kind: "seed" | "snapshot";
  readonly name: string;
  readonly count: number;
  readonly isOnePlace: boolean;
}
