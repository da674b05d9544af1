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
  "destination-without-table": problem({
    severity: "warning",
    message: (p: { table: string; suggestion: string | undefined }) =>
      `The table \`${display(p.table)}\` that a destination gets is no transform of this product.`,
    help: ({ suggestion }) =>
      suggestion === undefined ? "Name the model whose table is sent." : `Did you mean \`${display(suggestion)}\`?`,
    docs: {
      cause:
        "`source_table` of a destination names what is sent: a model of the product, a seed or a snapshot. Under another name nothing shows where the data of the destination comes from.",
      example:
        "transforms:\n  - name: orders\ndestinations:\n  - name: crm\n    sink_type: salesforce\n    connection_secret_ref: crm\n    source_table: ordres\n",
      fix: "Name one of the transforms.",
    },
  }),
});

const root: Place<OnProductAndDbt, ListedProduct> = productRoot;

export const destinationGetsTable = rule({
  name: "destination-gets-table",
  at: root,
  reads: ["transforms", "destinations"],
  problems,
  check: ({ transforms, destinations }, _product, { dbt }) => {
    const names = namedTransforms(transforms).map(({ name }) => name);
    if (names.length === 0) return [];
    const known = new Set([...names, ...names.flatMap((name) => (dbt && meantModel(dbt, name)) ?? [])].map(folded));
    const suggestions = rationed(names);
    return acceptedItems(destinations).flatMap((destination): readonly Diagnostic[] => {
      const table = optional(destination, "source_table");
      const isKnown = (word: string) => known.has(folded(word)) || dbt?.graph.otherNames.has(word) === true;
      return table === undefined || isKnown(table.value) ? [] : [withoutTable(table, suggestions())];
    });
  },
});

function withoutTable(table: Located<string>, names: readonly string[]): Diagnostic {
  const meant = certainlyMeant(table.value, names);
  const span = placeOf(table);
  const fix = meant === undefined || span === undefined ? undefined : wordFix(span, meant);
  const parameters = { table: table.value, suggestion: didYouMean(table.value, names) };
  return problems["destination-without-table"](parameters, span, { fix });
}

// A table goes by the name that the engine gave it, which may have folded it.
function folded(name: string): string {
  return name.toLowerCase();
}
