import { rule } from "../../checking/rule.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { placeOf } from "../../origins/located.ts";
import { display } from "../../secrets/display.ts";
import { type NamedTransform, namedTransforms } from "./named-transform.ts";
import { productRoot } from "./places.ts";

const problems = defineDiagnostics("product", {
  "dependency-cycle": problem({
    severity: "error",
    message: (p: { path: readonly string[] }) =>
      `Transforms depend on each other in a circle: ${abridged(p.path).map(display).join(" → ")}.`,
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

// Both ends of a long way say where to look.
function abridged(path: readonly string[]): readonly string[] {
  if (path.length <= 2 * shownAtEachEnd + 1) return path;
  const leftOut = path.length - 2 * shownAtEachEnd;
  return [...path.slice(0, shownAtEachEnd), `… ${leftOut} more …`, ...path.slice(-shownAtEachEnd)];
}

const shownAtEachEnd = 6;

/** One finding a circle, at the edge that closes it. Iterative: a chain of five thousand transforms is no reason to
 *  run out of stack. */
function circles(transforms: readonly NamedTransform[]): readonly Diagnostic[] {
  const walk: Walk = {
    byName: new Map(transforms.map((each) => [each.name, each])),
    path: [],
    positions: new Map(),
    settled: new Set(),
    found: [],
  };
  for (const start of transforms) {
    enter(walk, start);
    for (let step = walk.path.at(-1); step !== undefined; step = walk.path.at(-1)) follow(walk, step);
  }
  return walk.found;
}

interface Step {
  readonly transform: NamedTransform;
  next: number;
}

/** A depth-first walk: the path it is on, and what it has left behind for good. */
interface Walk {
  readonly byName: ReadonlyMap<string, NamedTransform>;
  readonly path: Step[];
  /** Where on the path a transform stands. */
  readonly positions: Map<string, number>;
  readonly settled: Set<string>;
  readonly found: Diagnostic[];
}

function enter({ path, positions, settled }: Walk, transform: NamedTransform): void {
  if (settled.has(transform.name)) return;
  positions.set(transform.name, path.length);
  path.push({ transform, next: 0 });
}

function follow(walk: Walk, step: Step): void {
  const { name, dependsOn } = step.transform;
  const dependency = dependsOn[step.next];
  step.next += 1;
  if (dependency === undefined) {
    walk.settled.add(name);
    walk.positions.delete(name);
    walk.path.pop();
    return;
  }
  // Oneself is reported where dependencies are checked one by one.
  if (dependency.value === name) return;
  const position = walk.positions.get(dependency.value);
  if (position === undefined) {
    const target = walk.byName.get(dependency.value);
    if (target !== undefined) enter(walk, target);
    return;
  }
  // Each circle is as long as the path, and there may be as many as edges: more would fill the memory with names.
  if (walk.found.length >= maxCircles) return;
  const names = walk.path.slice(position).map(({ transform }) => transform.name);
  walk.found.push(problems["dependency-cycle"]({ path: [...names, dependency.value] }, placeOf(dependency)));
}

const maxCircles = 1_000;
