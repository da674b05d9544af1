import { rule } from "../../checking/rule.ts";
import type { Place } from "../../checking/rule-definition.ts";
import { wordFix } from "../../checking/token-fix.ts";
import { meantModel } from "../../dbt/meant-model.ts";
import type { DbtProject } from "../../dbt/project.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { type Located, placeOf } from "../../origins/located.ts";
import type { ListedProduct } from "../../project/listed-product.ts";
import { display } from "../../secrets/display.ts";
import { certainlyMeant, didYouMean } from "../../text/did-you-mean.ts";
import { rationed } from "../../text/rationed.ts";
import { namedTransforms } from "./named-transform.ts";
import { type OnProduct, productRoot } from "./places.ts";

const problems = defineDiagnostics("product", {
  "unknown-dependency": problem({
    severity: "error",
    message: (p: { name: string; suggestion: string | undefined }) =>
      `There is no transform \`${display(p.name)}\` to depend on.`,
    help: ({ suggestion }) =>
      suggestion === undefined
        ? "`dependsOn` names transforms of this product; seeds and sources do not belong there."
        : `Did you mean \`${display(suggestion)}\`?`,
    docs: {
      cause: "`dependsOn` names a transform that the product does not have.",
      example: "transforms:\n  - name: orders\n    dependsOn: [ordrs_raw]\n",
      fix: "Correct the name, or add the transform.",
    },
  }),
});

/** A product, and the dbt project beside it where there is one. */
type OnProductAndDbt = OnProduct & { readonly dbt: DbtProject | undefined };

const root: Place<OnProductAndDbt, ListedProduct> = productRoot;

export const dependencyExists = rule({
  name: "dependency-exists",
  at: root,
  reads: ["transforms"],
  problems,
  check: ({ transforms }, _product, { dbt }) => {
    const all = namedTransforms(transforms);
    const names = all.map(({ name }) => name);
    // Where a transform's own name is misspelt, those that depend on it by the model's name are not to blame.
    const known = new Set([...names, ...names.flatMap((name) => (dbt && meantModel(dbt, name)) ?? [])]);
    const suggestions = rationed(names);
    const unknown = all.flatMap(({ dependsOn }) => dependsOn.filter(({ value }) => !known.has(value)));
    return unknown.map((dependency) => unknownDependency(dependency, suggestions()));
  },
});

function unknownDependency(dependency: Located<string>, names: readonly string[]): Diagnostic {
  const { value: name } = dependency;
  const suggestion = didYouMean(name, names);
  const meant = certainlyMeant(name, names);
  const span = placeOf(dependency);
  const fix = meant === undefined || span === undefined ? undefined : wordFix(span, meant);
  return problems["unknown-dependency"]({ name, suggestion }, span, { fix });
}
