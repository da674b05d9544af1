import { rule } from "../../checking/rule.ts";
import type { Place } from "../../checking/rule-definition.ts";
import type { DbtModel } from "../../dbt/graph.ts";
import { modelNamed } from "../../dbt/meant-model.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import { keySpan } from "../../origins/located.ts";
import type { ListedProduct } from "../../project/listed-product.ts";
import { display } from "../../secrets/display.ts";
import { namedTransforms } from "../product/named-transform.ts";
import { productRoot } from "../product/places.ts";
import type { OnDbtProject } from "./places.ts";

const problems = defineDiagnostics("dbt", {
  "edges-not-compared": problem({
    severity: "info",
    message: (p: { names: readonly string[] }) =>
      `What ${p.names.length === 1 ? "this model reads" : "these models read"} is only known when dbt renders ${p.names.length === 1 ? "it" : "them"}, so not all edges are known: ${firstOf(p.names)}.`,
    help: () => "Run `dbt parse`: floe takes the edges from dbt's manifest where that is as new as the files.",
    docs: {
      cause:
        "A model works the name of a ref out, reads through a macro, or has refs in branches and loops. Reading the files does not say which of them dbt makes, so nothing is called missing or superfluous there, and where `dependsOn` is left out only what every run reads is taken.",
      example:
        "# floe.yaml\ntransforms:\n  - name: customers\n  - name: orders\n    dependsOn: [customers]\n# dbt_project.yml\nname: shop\nprofile: shop\n# models/customers.sql\nselect 1 as id\n# models/orders.sql\nselect * from {{ ref(var('source', 'customers')) }}\n",
      fix: "Nothing has to be done. With a target/manifest.json that is as new as the files, all edges are known.",
    },
  }),
});

function firstOf(names: readonly string[]): string {
  const shown = names.slice(0, mostNames).map((name) => `\`${display(name)}\``);
  return [...shown, ...(names.length > mostNames ? [`${names.length - mostNames} more`] : [])].join(", ");
}

const mostNames = 5;
const root: Place<OnDbtProject, ListedProduct> = productRoot;

export const edgesAreKnown = rule({
  name: "edges-are-known",
  at: root,
  reads: ["transforms"],
  problems,
  check: ({ transforms }, product, { dbt }) => {
    const uncertain = namedTransforms(transforms).filter(({ name, dependsOn }) => {
      const model = dbt.graph.models.get(modelNamed(dbt, name));
      return model !== undefined && mayReadMore(model, new Set(dependsOn.map(({ value }) => modelNamed(dbt, value))));
    });
    const names = uncertain.map(({ name }) => name);
    return names.length === 0 ? [] : [problems["edges-not-compared"]({ names }, keySpan(product, "transforms"))];
  },
});

function mayReadMore({ existence, isOpen, reads }: DbtModel, declared: ReadonlySet<string>): boolean {
  return (
    existence === "there" && (isOpen || reads.some(({ target, isCertain }) => !isCertain && !declared.has(target)))
  );
}
