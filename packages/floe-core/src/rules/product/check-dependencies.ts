import { wordFix } from "../../checking/token-fix.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { certainlyMeant, didYouMean } from "../../text/did-you-mean.ts";
import { rationed } from "../../text/rationed.ts";
import type { YamlNode } from "../../yaml/node.ts";
import { elements, memberNode, type TextNode, textNode } from "../../yaml/read-node.ts";
import { productDiagnostics } from "./problems.ts";
import { transformName } from "./transform-name.ts";

interface TransformNode {
  readonly name: TextNode;
  readonly dependsOn: readonly TextNode[];
}

/** Dependencies on nothing, on oneself and in circles. */
export function checkDependencies(list: YamlNode | undefined): readonly Diagnostic[] {
  const transforms = elements(list).flatMap(transformNode);
  const names = transforms.map(({ name }) => name.value);
  const known = new Set(names);
  const suggestions = rationed(names);
  const diagnostics: Diagnostic[] = [];
  for (const { name, dependsOn } of transforms) {
    for (const dependency of dependsOn) {
      if (dependency.value === name.value) {
        diagnostics.push(productDiagnostics["self-dependency"]({ name: name.value }, dependency.span));
      } else if (!known.has(dependency.value)) {
        diagnostics.push(unknownDependency(dependency, suggestions()));
      }
    }
  }
  return [...diagnostics, ...circles(transforms)];
}

function unknownDependency(dependency: TextNode, names: readonly string[]): Diagnostic {
  const suggestion = didYouMean(dependency.value, names);
  const meant = certainlyMeant(dependency.value, names);
  const fix = meant === undefined ? undefined : wordFix(dependency.span, meant);
  return productDiagnostics["unknown-dependency"]({ name: dependency.value, suggestion }, dependency.span, { fix });
}

function transformNode(item: YamlNode): readonly TransformNode[] {
  const name = transformName(item);
  if (name === undefined) return [];
  const dependsOn = elements(memberNode(item, "dependsOn")).flatMap((entry) => textNode(entry) ?? []);
  return [{ name, dependsOn }];
}

/** One finding a circle, at the edge that closes it. Iterative: a chain of five thousand transforms is no reason to
 *  run out of stack. */
function circles(transforms: readonly TransformNode[]): readonly Diagnostic[] {
  const walk: Walk = {
    byName: new Map(transforms.map((each) => [each.name.value, each])),
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
  readonly transform: TransformNode;
  next: number;
}

/** A depth-first walk: the path it is on, and what it has left behind for good. */
interface Walk {
  readonly byName: ReadonlyMap<string, TransformNode>;
  readonly path: Step[];
  /** Where on the path a transform stands. */
  readonly positions: Map<string, number>;
  readonly settled: Set<string>;
  readonly found: Diagnostic[];
}

function enter({ path, positions, settled }: Walk, transform: TransformNode): void {
  if (settled.has(transform.name.value)) return;
  positions.set(transform.name.value, path.length);
  path.push({ transform, next: 0 });
}

function follow(walk: Walk, step: Step): void {
  const { name, dependsOn } = step.transform;
  const dependency = dependsOn[step.next];
  step.next += 1;
  if (dependency === undefined) {
    walk.settled.add(name.value);
    walk.positions.delete(name.value);
    walk.path.pop();
    return;
  }
  // Oneself is reported where dependencies are checked one by one.
  if (dependency.value === name.value) return;
  const position = walk.positions.get(dependency.value);
  if (position === undefined) {
    const target = walk.byName.get(dependency.value);
    if (target !== undefined) enter(walk, target);
    return;
  }
  // Each circle is as long as the path, and there may be as many as edges: more would fill the memory with names.
  if (walk.found.length >= mostCircles) return;
  const names = walk.path.slice(position).map(({ transform }) => transform.name.value);
  walk.found.push(productDiagnostics["dependency-cycle"]({ path: [...names, dependency.value] }, dependency.span));
}

const mostCircles = 1_000;
