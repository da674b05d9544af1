import { acceptedItems, sectionAt } from "../../checking/places.ts";
import { rule } from "../../checking/rule.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { type Located, optional, placeOf } from "../../origins/located.ts";
import type { InputPort } from "../../schemas/product/input-port.ts";
import { display } from "../../secrets/display.ts";
import { slugOf } from "../../text/slug.ts";
import { type OnProduct, productRoot } from "./places.ts";

const problems = defineDiagnostics("product", {
  "source-twice": problem({
    severity: "error",
    message: (p: { source: string }) => `Two input ports are read by the source \`${display(p.source)}\`.`,
    help: () => "Remove one of them, or name the other source.",
    docs: {
      cause: "A dbt source is one table, so it reads one output port of one product.",
      example:
        "inputPorts:\n  - {source: crm.customers, product: crm, outputPort: customers}\n  - {source: crm.customers, product: crm, outputPort: people}\n",
      fix: "Keep the entry that is true.",
    },
  }),
  "own-input": problem({
    severity: "error",
    message: (p: { product: string }) => `The product \`${display(p.product)}\` is its own input.`,
    help: () => "Name another product, or remove the entry: models of one product read each other by `ref()`.",
    docs: {
      cause:
        "`inputPorts` name tables of other products. A source that were a model of the same product would be a circle.",
      example: "inputPorts:\n  - {source: shop.orders, product: shop, outputPort: orders}\n",
      fix: "Read the model by `ref()`, and remove the entry.",
    },
  }),
});

export const inputPortsAreOthers = rule({
  name: "input-ports-are-others",
  at: productRoot,
  reads: ["inputPorts"],
  problems,
  check: ({ inputPorts }, product) => {
    const ports = acceptedItems(inputPorts);
    return [...sourcesTwice(ports), ...ownInputs(ports, ownName({ product }))];
  },
});

function ownName({ product }: OnProduct): string | undefined {
  const [metadata] = sectionAt(product, "metadata");
  return metadata && optional(metadata, "name")?.value;
}

function sourcesTwice(ports: readonly Located<InputPort>[]): readonly Diagnostic[] {
  const first = new Map<string, Located<string>>();
  return ports.flatMap((port) => {
    const source = optional(port, "source");
    if (source === undefined) return [];
    const earlier = first.get(source.value);
    if (earlier === undefined) {
      first.set(source.value, source);
      return [];
    }
    const span = placeOf(earlier);
    const notes = span === undefined ? [] : [{ message: "The other one is here.", span }];
    return [problems["source-twice"]({ source: source.value }, placeOf(source), { notes })];
  });
}

// Products whose names have one slug are one to dbt, the database and the orchestrator.
function ownInputs(ports: readonly Located<InputPort>[], own: string | undefined): readonly Diagnostic[] {
  return ports.flatMap((port) => {
    const product = optional(port, "product");
    if (own === undefined || product === undefined || slugOf(product.value) !== slugOf(own)) return [];
    return [problems["own-input"]({ product: product.value }, placeOf(product))];
  });
}
