import { acceptedItems } from "../../checking/places.ts";
import { rule } from "../../checking/rule.ts";
import type { Place } from "../../checking/rule-definition.ts";
import { wordFix } from "../../checking/token-fix.ts";
import { meantModel } from "../../dbt/meant-model.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { type Located, optional, placeOf } from "../../origins/located.ts";
import type { ListedProduct } from "../../project/listed-product.ts";
import { display } from "../../secrets/display.ts";
import { certainlyMeant, didYouMean } from "../../text/did-you-mean.ts";
import { rationed } from "../../text/rationed.ts";
import { namedTransforms } from "../product/named-transform.ts";
import { productRoot } from "../product/places.ts";
import type { OnProductAndDbt } from "../quality/places.ts";

const problems = defineDiagnostics("product", {
  "port-without-model": problem({
    severity: "error",
    message: (p: { name: string; suggestion: string | undefined }) =>
      `The output port \`${display(p.name)}\` is no transform of this product.`,
    help: ({ suggestion }) =>
      suggestion === undefined
        ? "A port has the name of the model whose table it promises."
        : `Did you mean \`${display(suggestion)}\`?`,
    docs: {
      cause:
        "An output port promises a table to other products. Its name is that of the model that makes the table (a seed or a snapshot will do), so that the promise can be compared with it.",
      example:
        "transforms:\n  - name: orders\noutputPorts:\n  - name: ordres\n    schema: [{name: id, type: integer}]\n",
      fix: "Name one of the transforms.",
    },
  }),
});

const root: Place<OnProductAndDbt, ListedProduct> = productRoot;

export const portNamesModel = rule({
  name: "port-names-model",
  at: root,
  reads: ["transforms", "outputPorts"],
  problems,
  check: ({ transforms, outputPorts }, _product, { dbt }) => {
    const names = namedTransforms(transforms).map(({ name }) => name);
    // That a product has no transforms is said of them.
    if (names.length === 0) return [];
    // Where a transform's own name is misspelt, a port that has the model's name is not to blame.
    const known = new Set([...names, ...names.flatMap((name) => (dbt && meantModel(dbt, name)) ?? [])]);
    const suggestions = rationed(names);
    return acceptedItems(outputPorts).flatMap((port): readonly Diagnostic[] => {
      const name = optional(port, "name");
      const isKnown = (word: string) => known.has(word) || dbt?.graph.otherNames.has(word) === true;
      return name === undefined || isKnown(name.value) ? [] : [withoutModel(name, suggestions())];
    });
  },
});

function withoutModel(name: Located<string>, names: readonly string[]): Diagnostic {
  const meant = certainlyMeant(name.value, names);
  const span = placeOf(name);
  const fix = meant === undefined || span === undefined ? undefined : wordFix(span, meant);
  return problems["port-without-model"]({ name: name.value, suggestion: didYouMean(name.value, names) }, span, { fix });
}
