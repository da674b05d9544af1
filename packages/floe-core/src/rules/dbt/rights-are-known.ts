import { contextRule } from "../../checking/rule.ts";
import type { DbtModel, DbtSeed, DbtSnapshot } from "../../dbt/graph.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import { display } from "../../secrets/display.ts";
import { didYouMean } from "../../text/did-you-mean.ts";
import { startOf } from "../../text/span.ts";
import type { OnDbtProject } from "./places.ts";

const problems = defineDiagnostics("dbt", {
  "unknown-group": problem({
    severity: "error",
    message: (p: { name: string; group: string; suggestion: string | undefined }) =>
      `\`${display(p.name)}\` is in the group \`${display(p.group)}\`, which the dbt project does not have.`,
    help: ({ suggestion }) =>
      suggestion === undefined
        ? "Define it under `groups` in a property file, with a name and an owner."
        : `Did you mean \`${display(suggestion)}\`?`,
    docs: {
      cause:
        "`group` of a model, a seed or a snapshot names a group that no property file of the project and its packages defines. dbt refuses the project then. Case counts.",
      example:
        "# dbt_project.yml\nname: shop\nprofile: shop\n# models/models.yml\nmodels:\n  - name: orders\n    config: {group: finance}\n# models/orders.sql\nselect 1 as id\n",
      fix: "Define the group, or correct its name.",
    },
  }),
  "unknown-access": problem({
    severity: "error",
    message: (p: { name: string; access: string }) => `\`${display(p.name)}\` has the access \`${display(p.access)}\`.`,
    help: () => "dbt knows `private`, `protected` and `public`.",
    docs: {
      cause: "`access` of a model is none of the three words that dbt knows. dbt refuses the project then.",
      example:
        "# dbt_project.yml\nname: shop\nprofile: shop\n# models/models.yml\nmodels:\n  - name: orders\n    config: {access: internal}\n# models/orders.sql\nselect 1 as id\n",
      fix: "Write one of the three words.",
    },
  }),
});

export const rightsAreKnown = contextRule<OnDbtProject>({
  name: "rights-are-known",
  problems,
  check: ({ dbt: { graph } }) => {
    const { groups } = graph;
    const nodes = [...graph.models.values(), ...graph.snapshots.values()];
    // Of a seed dbt passes over `access`.
    const grouped = groups === undefined ? [] : [...nodes, ...graph.seeds];
    return [
      ...grouped.filter(isThere).flatMap((node) => (groups === undefined ? [] : unknownGroup(node, groups))),
      ...nodes.filter(isThere).flatMap(unknownAccess),
    ];
  },
});

function isThere({ existence }: Pick<DbtModel, "existence">): boolean {
  return existence === "there";
}

function unknownGroup({ name, source, rights: { group } }: DbtSeed, groups: ReadonlySet<string>) {
  if (group === undefined || group === "undecided" || groups.has(group.word)) return [];
  const parameters = { name, group: group.word, suggestion: didYouMean(group.word, [...groups]) };
  return [problems["unknown-group"](parameters, group.place ?? startOf(source))];
}

const accesses: ReadonlySet<string> = new Set(["private", "protected", "public"]);

function unknownAccess({ name, source, rights: { access } }: DbtModel | DbtSnapshot) {
  if (access === undefined || access === "undecided" || accesses.has(access.word)) return [];
  return [problems["unknown-access"]({ name, access: access.word }, access.place ?? startOf(source))];
}
