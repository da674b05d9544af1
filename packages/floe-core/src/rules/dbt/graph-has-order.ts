import { contextRule } from "../../checking/rule.ts";
import type { DbtEdge, DbtModel } from "../../dbt/graph.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { display } from "../../secrets/display.ts";
import { circleWords } from "../product/circles.ts";
import { circlesOfRefs } from "./edges-in-circles.ts";
import type { OnDbtProject } from "./places.ts";

const problems = defineDiagnostics("dbt", {
  "reads-itself": problem({
    severity: "error",
    message: (p: { kind: "model" | "snapshot"; name: string }) => `The ${p.kind} \`${display(p.name)}\` reads itself.`,
    help: () => "What the last run has left is `{{ this }}`.",
    docs: {
      cause: "A model, or a snapshot, has a `ref()` to itself, which dbt refuses as a circle.",
      example: "# dbt_project.yml\nname: shop\nprofile: shop\n# models/orders.sql\nselect * from {{ ref('orders') }}\n",
      fix: "Read another model, or write `{{ this }}` in an incremental model.",
    },
  }),
  circle: problem({
    severity: "error",
    message: (p: { path: readonly string[] }) =>
      `Models and snapshots of the dbt project read each other in a circle: ${circleWords(p.path, display)}.`,
    help: () => "Remove one of the refs along the way.",
    docs: {
      cause:
        "Following the refs of models and snapshots leads back to where it started. dbt refuses to build such a project; `dbt parse` does not look for it.",
      example:
        "# dbt_project.yml\nname: shop\nprofile: shop\n# models/customers.sql\nselect * from {{ ref('orders') }}\n# models/orders.sql\nselect * from {{ ref('customers') }}\n",
      fix: "Break the circle at one of its refs.",
    },
  }),
});

export const graphHasOrder = contextRule<OnDbtProject>({
  name: "graph-has-order",
  problems,
  check: ({ dbt }) => [
    ...[...dbt.graph.models.values()].flatMap((model) => readingItself("model", { ...model, edges: model.reads })),
    ...[...dbt.graph.snapshots.values()].flatMap((snapshot) =>
      readingItself("snapshot", { ...snapshot, edges: snapshot.readsSnapshots }),
    ),
    ...circlesOfRefs(dbt).circles.map(({ names, closing }) => problems.circle({ path: names }, closing.place)),
  ],
});

type Reader = Pick<DbtModel, "name" | "existence"> & { readonly edges: readonly DbtEdge[] };

function readingItself(kind: "model" | "snapshot", { name, existence, edges }: Reader): readonly Diagnostic[] {
  const own = existence === "there" ? edges.find(({ target, isCertain }) => isCertain && target === name) : undefined;
  return own === undefined ? [] : [problems["reads-itself"]({ kind, name }, own.place)];
}
