import { rule } from "../../checking/rule.ts";
import type { Place } from "../../checking/rule-definition.ts";
import { meantModel } from "../../dbt/meant-model.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import type { ListedProduct } from "../../project/listed-product.ts";
import { display } from "../../secrets/display.ts";
import { startOf } from "../../text/span.ts";
import { namedTransforms } from "../product/named-transform.ts";
import { productRoot } from "../product/places.ts";
import type { OnDbtProject } from "./places.ts";

const problems = defineDiagnostics("dbt", {
  "model-undeclared": problem({
    severity: "warning",
    message: (p: { name: string }) => `The model \`${display(p.name)}\` is no transform of this product.`,
    help: () => "dbt will run it all the same. Add it to `transforms`, or delete the file.",
    docs: {
      cause:
        "The dbt project has a model that floe.yaml does not list, so it has no tier, no tags and no declared order.",
      example:
        "# floe.yaml\ntransforms:\n  - name: orders\n# dbt_project.yml\nname: shop\nprofile: shop\n# models/orders.sql\nselect 1 as id\n# models/customers.sql\nselect 1 as id\n",
      fix: "List it under `transforms`.",
    },
  }),
});

const root: Place<OnDbtProject, ListedProduct> = productRoot;

export const modelIsTransform = rule({
  name: "model-is-transform",
  at: root,
  reads: ["transforms"],
  problems,
  check: ({ transforms }, _product, { dbt }) => {
    // The model of a misspelt transform is missing there; that nobody declares it would say the same again.
    const declared = new Set(namedTransforms(transforms).map(({ name }) => meantModel(dbt, name) ?? name));
    // One that is switched off, or that only rendering decides about, is nobody's to list.
    const others = [...dbt.graph.models.values()].filter(
      ({ name, existence }) => existence === "there" && !declared.has(name),
    );
    return others.map(({ name, source }) => problems["model-undeclared"]({ name }, startOf(source)));
  },
});
