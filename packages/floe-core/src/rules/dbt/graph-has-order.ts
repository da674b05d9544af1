import { contextRule } from "../../checking/rule.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import { display } from "../../secrets/display.ts";
import { circleWords } from "../product/circles.ts";
import { circlesOfRefs } from "./edges-in-circles.ts";
import type { OnDbtProject } from "./places.ts";

const problems = defineDiagnostics("dbt", {
  "reads-itself": problem({
    severity: "error",
    message: (p: { name: string }) => `The model \`${display(p.name)}\` reads itself.`,
    help: () => "What the last run has left is `{{ this }}`.",
    docs: {
      cause: "A model has a `ref()` to itself, which dbt refuses as a circle.",
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
      cause: "Following the refs of models and snapshots leads back to where it started, which dbt refuses.",
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
    ...[...dbt.graph.models.values()].flatMap(({ name, existence, reads }) => {
      const own =
        existence === "there" ? reads.find(({ target, isCertain }) => isCertain && target === name) : undefined;
      return own === undefined ? [] : [problems["reads-itself"]({ name }, own.place)];
    }),
    ...circlesOfRefs(dbt).circles.map(({ names, closing }) => problems.circle({ path: names }, closing.place)),
  ],
});
