import { rule } from "../../checking/rule.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import { placeOf } from "../../origins/located.ts";
import { display } from "../../secrets/display.ts";
import { dependenciesOf, nameOf } from "./named-transform.ts";
import { productTransforms } from "./places.ts";

const problems = defineDiagnostics("product", {
  "self-dependency": problem({
    severity: "error",
    message: (p: { name: string }) => `\`${display(p.name)}\` depends on itself.`,
    help: () => "Remove it from its own `dependsOn`.",
    docs: {
      cause: "A transform names itself in `dependsOn`.",
      example: "transforms:\n  - name: orders\n    dependsOn: [orders]\n",
      fix: "Remove the entry.",
    },
  }),
});

export const noSelfDependency = rule({
  name: "no-self-dependency",
  at: productTransforms,
  reads: ["dependsOn"],
  problems,
  check: (_read, transform) => {
    const name = nameOf(transform)?.name;
    const own = dependenciesOf(transform).filter(({ value }) => value === name);
    return own.map((dependency) => problems["self-dependency"]({ name: dependency.value }, placeOf(dependency)));
  },
});
