import { rule } from "../../checking/rule.ts";
import type { Place } from "../../checking/rule-definition.ts";
import type { DbtProject } from "../../dbt/project.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import type { ListedProduct } from "../../project/listed-product.ts";
import { display } from "../../secrets/display.ts";
import { foldedIdentifier } from "../../text/folded-name.ts";
import { type Span, startOf } from "../../text/span.ts";
import { namedTransforms } from "../product/named-transform.ts";
import type { OnPlatform } from "./places.ts";

const problems = defineDiagnostics("dbt", {
  "node-folds-alike": problem({
    severity: "warning",
    message: (p: { name: string; other: string; engine: string }) =>
      `The transform \`${display(p.name)}\` and \`${display(p.other)}\` of the dbt project have one name to \`${display(p.engine)}\`.`,
    help: () => "Rename one of them, or give one an alias or a schema of its own.",
    docs: {
      cause:
        "A model, seed or snapshot of the dbt project differs from a transform only in upper and lower case, which the engine does not tell apart. Unless dbt's configuration gives one an alias or another schema, the second takes the place of the first.",
      example:
        "# floe.yaml\ntransforms:\n  - name: orders\n# dbt_project.yml\nname: shop\n# models/orders.sql\nselect 1\n# seeds/Orders.csv\nid\n",
      fix: "Rename one of the two.",
    },
  }),
});

const productOfEngine: Place<OnPlatform, ListedProduct> = ({ product, engine, dbt }) =>
  product === undefined || engine === undefined || dbt === undefined ? [] : [product];

export const nodesDifferInEngine = rule({
  name: "nodes-differ-in-engine",
  at: productOfEngine,
  reads: ["transforms"],
  problems,
  check: ({ transforms }, _product, { engine, dbt }) => {
    if (engine === undefined || dbt === undefined) return [];
    const named = namedTransforms(transforms);
    const folded = (name: string): string => foldedIdentifier(name, engine.identifierFolding);
    const own = new Map(named.map(({ name, nameAt }) => [folded(name), { name, nameAt }]));
    const written = new Set(named.map(({ name }) => name));
    return nodesOf(dbt).flatMap(({ name: other, span }) => {
      const transform = own.get(folded(other));
      // A transform without a model of its own is a misspelt one, which is said elsewhere.
      if (transform === undefined || written.has(other) || !dbt.graph.models.has(transform.name)) return [];
      const notes = span === undefined ? [] : [{ message: "The model is here.", span }];
      const parameters = { name: transform.name, other, engine: engine.type };
      return [problems["node-folds-alike"](parameters, transform.nameAt, { notes })];
    });
  },
});

function nodesOf({ graph }: DbtProject): readonly { readonly name: string; readonly span?: Span }[] {
  const there = [...graph.models.values()].filter(({ existence }) => existence === "there");
  const files = there.map(({ name, source }) => ({ name, span: startOf(source) }));
  return [...files, ...[...graph.otherNames].map((name) => ({ name }))];
}
