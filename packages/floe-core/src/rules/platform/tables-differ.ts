import { acceptedItems, sectionAt } from "../../checking/places.ts";
import { rule } from "../../checking/rule.ts";
import type { Place } from "../../checking/rule-definition.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { type Located, optional, placeOf } from "../../origins/located.ts";
import type { ListedProduct } from "../../project/listed-product.ts";
import type { OutputPort } from "../../schemas/product/product.ts";
import { display } from "../../secrets/display.ts";
import { foldedIdentifier } from "../../text/folded-name.ts";
import type { NamingEngine, OnPlatform } from "./places.ts";

const problems = defineDiagnostics("product", {
  "names-fold-alike": problem({
    severity: "error",
    message: (p: { what: string; name: string; other: string; engine: string }) =>
      `The ${p.what} \`${display(p.name)}\` and \`${display(p.other)}\` have one name to \`${display(p.engine)}\`.`,
    help: () => "Give one of them a name that differs by more than upper and lower case.",
    docs: {
      cause:
        "Engines compare the names of tables and columns without case, or turn them into one case, unless their plugin says otherwise. dbt builds both models, and the second takes the place of the first.",
      example: "transforms:\n  - name: orders\n  - name: Orders\n",
      fix: "Rename one of them.",
    },
  }),
});

const productOfEngine: Place<OnPlatform, ListedProduct> = ({ product, engine }) =>
  product === undefined || engine === undefined ? [] : [product];

const ports: Place<OnPlatform, OutputPort> = (platform) =>
  productOfEngine(platform)
    .flatMap((product) => sectionAt(product, "outputPorts"))
    .flatMap(acceptedItems);

export const transformsDifferInEngine = rule({
  name: "transforms-differ-in-engine",
  at: productOfEngine,
  reads: ["transforms"],
  problems,
  check: ({ transforms }, _product, platform) => alike("transforms", transforms, platform),
});

export const portsDifferInEngine = rule({
  name: "ports-differ-in-engine",
  at: productOfEngine,
  reads: ["outputPorts"],
  problems,
  check: ({ outputPorts }, _product, platform) => alike("output ports", outputPorts, platform),
});

export const columnsDifferInEngine = rule({
  name: "columns-differ-in-engine",
  at: ports,
  reads: ["schema"],
  problems,
  check: ({ schema }, _port, platform) => alike("columns", schema, platform),
});

type Named = { readonly name: string };

function alike(what: string, list: Located<readonly Named[]>, { engine }: OnPlatform): readonly Diagnostic[] {
  return engine === undefined ? [] : findAlike(what, list, engine);
}

/** Names that are the same to the engine and not in the file: that two are equal is said without an engine. */
function findAlike(what: string, list: Located<readonly Named[]>, engine: NamingEngine): readonly Diagnostic[] {
  const first = new Map<string, Located<string>>();
  const written = new Set<string>();
  return acceptedItems(list).flatMap((item) => {
    const name = optional(item, "name");
    if (name === undefined || written.has(name.value)) return [];
    written.add(name.value);
    const folded = foldedIdentifier(name.value, engine.identifierFolding);
    const other = first.get(folded);
    if (other === undefined) first.set(folded, name);
    if (other === undefined) return [];
    const span = placeOf(other);
    const notes = span === undefined ? [] : [{ message: "The other one is here.", span }];
    const parameters = { what, name: name.value, other: other.value, engine: engine.type };
    return [problems["names-fold-alike"](parameters, placeOf(name), { notes })];
  });
}
