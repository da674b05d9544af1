import { acceptedItems } from "../../checking/places.ts";
import { rule } from "../../checking/rule.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { type Located, optional, placeOf } from "../../origins/located.ts";
import { display } from "../../secrets/display.ts";
import type { Span } from "../../text/span.ts";
import { productRoot } from "./places.ts";

const problems = defineDiagnostics("product", {
  "duplicate-name": problem({
    severity: "error",
    message: (p: { what: string; name: string }) => `Two ${p.what} are called \`${display(p.name)}\`.`,
    help: () => "Rename one of them.",
    docs: {
      cause: "Names of transforms, destinations and output ports each have to be unique in a product.",
      example: "transforms:\n  - name: orders\n  - name: orders\n",
      fix: "Give each its own name.",
    },
  }),
});

export const transformNamesAreUnique = rule({
  name: "transform-names-are-unique",
  at: productRoot,
  reads: ["transforms"],
  problems,
  check: ({ transforms }) => duplicates("transforms", transforms),
});

export const portNamesAreUnique = rule({
  name: "port-names-are-unique",
  at: productRoot,
  reads: ["outputPorts"],
  problems,
  check: ({ outputPorts }) => duplicates("output ports", outputPorts),
});

export const destinationNamesAreUnique = rule({
  name: "destination-names-are-unique",
  at: productRoot,
  reads: ["destinations"],
  problems,
  check: ({ destinations }) => duplicates("destinations", destinations),
});

function duplicates(what: string, list: Located<readonly { readonly name: string }[]>): readonly Diagnostic[] {
  const first = new Map<string, Span | undefined>();
  return acceptedItems(list).flatMap((item) => {
    const name = optional(item, "name");
    if (name === undefined) return [];
    const isFirst = !first.has(name.value);
    const earlier = first.get(name.value);
    if (isFirst) first.set(name.value, placeOf(name));
    if (isFirst) return [];
    const notes = earlier === undefined ? [] : [{ message: "The other one is here.", span: earlier }];
    return [problems["duplicate-name"]({ what, name: name.value }, placeOf(name), { notes })];
  });
}
