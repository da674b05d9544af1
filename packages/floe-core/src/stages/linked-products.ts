import { defineDiagnostics, problem } from "../diagnostics/define.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { display } from "../secrets/display.ts";
import { didYouMean } from "../text/did-you-mean.ts";
import { slugOf } from "../text/slug.ts";
import type { YamlNode } from "../yaml/node.ts";
import { elements, memberNode, type TextNode, textAt } from "../yaml/read-node.ts";

/** Findings about products that read each other. */
export const linkDiagnostics = defineDiagnostics("products", {
  "unknown-port": problem({
    severity: "warning",
    message: (p: { product: string; port: string; suggestion: string | undefined }) =>
      `The product \`${display(p.product)}\` promises no \`${display(p.port)}\`.`,
    help: ({ suggestion }) =>
      suggestion === undefined
        ? "Name one of its `outputPorts`, or add the port there."
        : `Did you mean \`${display(suggestion)}\`?`,
    docs: {
      cause:
        "An entry of `inputPorts` names an output port that the other product, which is part of the same run, does not have. The orchestrator would show a table that nobody builds.",
      fix: "Correct the name, or add the output port to the other product.",
    },
  }),
  "unknown-product": problem({
    severity: "info",
    message: (p: { product: string; suggestion: string | undefined }) =>
      `The product \`${display(p.product)}\` is none of this run, so its output port was not looked for.`,
    help: ({ suggestion }) => (suggestion === undefined ? undefined : `Did you mean \`${display(suggestion)}\`?`),
    docs: {
      cause:
        "An entry of `inputPorts` names a product that is not compiled or validated together with this one. It is a warning where a product of the run has nearly that name.",
      fix: "Correct the name; nothing has to be done when the product is kept elsewhere.",
    },
  }),
});

/** A product of a run, before it is compiled. */
export interface RunProduct {
  readonly name: string;
  /** The root of its floe.yaml. */
  readonly root: YamlNode | undefined;
}

/** Holds the input ports of each product against the output ports of the others. */
export function linkFindings(products: readonly RunProduct[]): readonly Diagnostic[] {
  const bySlug = new Map(products.map((product) => [slugOf(product.name), product]));
  return products.flatMap(({ root }) =>
    elements(memberNode(root, "inputPorts")).flatMap((entry) => {
      const product = textAt(entry, "product");
      const port = textAt(entry, "outputPort");
      if (product === undefined) return [];
      const other = bySlug.get(slugOf(product.value));
      if (other === undefined) return [unknownProduct(product, products)];
      return port === undefined ? [] : unknownPort(other, port);
    }),
  );
}

function unknownProduct({ value, span }: TextNode, products: readonly RunProduct[]): Diagnostic {
  const suggestion = didYouMean(
    value,
    products.map(({ name }) => name),
  );
  const severity = suggestion === undefined ? "info" : "warning";
  return linkDiagnostics["unknown-product"]({ product: value, suggestion }, span, { severity });
}

function unknownPort({ name, root }: RunProduct, { value, span }: TextNode): readonly Diagnostic[] {
  const ports = elements(memberNode(root, "outputPorts")).flatMap((port) => textAt(port, "name") ?? []);
  const names = ports.map((port) => port.value);
  if (names.includes(value)) return [];
  const list = memberNode(root, "outputPorts")?.span;
  const notes =
    list === undefined ? [] : [{ message: "Its output ports are here.", span: { ...list, end: list.start } }];
  return [
    linkDiagnostics["unknown-port"]({ product: name, port: value, suggestion: didYouMean(value, names) }, span, {
      notes,
    }),
  ];
}
