import { acceptedItems } from "../../checking/places.ts";
import { rule } from "../../checking/rule.ts";
import type { Place } from "../../checking/rule-definition.ts";
import { wordFix } from "../../checking/token-fix.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import { optional, placeOf } from "../../origins/located.ts";
import type { Product } from "../../schemas/product/product.ts";
import { display } from "../../secrets/display.ts";
import { certainlyMeant, didYouMean } from "../../text/did-you-mean.ts";
import { rationed } from "../../text/rationed.ts";
import type { OnDbtProject } from "./places.ts";

const problems = defineDiagnostics("dbt", {
  "unknown-source": problem({
    severity: "error",
    message: (p: { source: string; suggestion: string | undefined }) =>
      `The dbt project has no source \`${display(p.source)}\`, so nothing reads this input port.`,
    help: ({ suggestion }) =>
      suggestion === undefined
        ? "Declare it under `sources` in a property file beside the models, or remove the entry."
        : `Did you mean \`${display(suggestion)}\`?`,
    docs: {
      cause:
        "An entry of `inputPorts` names a dbt source, by its name and its table's, that no property file declares. While a file could not be read, or a name is made by Jinja, nothing is called unknown.",
      example:
        "# dbt_project.yml\nname: shop\nprofile: shop\n# models/sources.yml\nsources:\n  - name: crm\n    tables: [{name: customers}]\n# floe.yaml\ninputPorts:\n  - {source: crm.custmers, product: crm, outputPort: customers}\n",
      fix: "Correct the name, or declare the source.",
    },
  }),
});

const root: Place<OnDbtProject, Product> = ({ product }) => [product];

export const inputSourcesExist = rule({
  name: "input-sources-exist",
  at: root,
  reads: ["inputPorts"],
  problems,
  check: ({ inputPorts }, _product, { dbt }) => {
    const known = dbt.sources();
    if (known === undefined) return [];
    const names = [...known];
    const suggestions = rationed(names);
    return acceptedItems(inputPorts).flatMap((port) => {
      const source = optional(port, "source");
      if (source === undefined || known.has(source.value)) return [];
      const suggestion = didYouMean(source.value, suggestions());
      const meant = certainlyMeant(source.value, suggestions());
      const span = placeOf(source);
      const fix = meant === undefined || span === undefined ? undefined : wordFix(span, meant);
      return [problems["unknown-source"]({ source: source.value, suggestion }, span, { fix })];
    });
  },
});
