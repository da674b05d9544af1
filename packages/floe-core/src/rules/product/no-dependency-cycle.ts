import { rule } from "../../checking/rule.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { placeOf } from "../../origins/located.ts";
import { display } from "../../secrets/display.ts";
import { circlesIn, circleWords } from "./circles.ts";
import { type NamedTransform, namedTransforms } from "./named-transform.ts";
import { productRoot } from "./places.ts";

const problems = defineDiagnostics("product", {
  "dependency-cycle": problem({
    severity: "error",
    message: (p: { path: readonly string[] }) =>
      `Transforms depend on each other in a circle: ${circleWords(p.path, display)}.`,
    help: () => "Remove one of the dependencies along the way.",
    docs: {
      cause: "Following `dependsOn` leads back to where it started, so there is no order to run the transforms in.",
      example: "transforms:\n  - {name: a, dependsOn: [b]}\n  - {name: b, dependsOn: [a]}\n",
      fix: "Break the circle at one of its edges.",
    },
  }),
});

export const noDependencyCycle = rule({
  name: "no-dependency-cycle",
  at: productRoot,
  reads: ["transforms"],
  problems,
  check: ({ transforms }) => circles(namedTransforms(transforms)),
});

function circles(transforms: readonly NamedTransform[]): readonly Diagnostic[] {
  const edges = new Map(
    transforms.map(({ name, dependsOn }) => [
      name,
      dependsOn.map((dependency) => ({ target: dependency.value, dependency })),
    ]),
  );
  return circlesIn(edges).map(({ names, closing }) =>
    problems["dependency-cycle"]({ path: names }, placeOf(closing.dependency)),
  );
}
