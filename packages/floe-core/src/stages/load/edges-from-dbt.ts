import { acceptedItems } from "../../checking/places.ts";
import type { DbtEdge, DbtGraph } from "../../dbt/graph.ts";
import { modelNamed } from "../../dbt/meant-model.ts";
import type { DbtProject } from "../../dbt/project.ts";
import {
  at,
  composedList,
  derived,
  isAbsent,
  isThere,
  type Located,
  locatedPlace,
  withMember,
} from "../../origins/located.ts";
import { originRule } from "../../origins/rules-of-origin.ts";
import type { ListedProduct } from "../../project/listed-product.ts";
import { circlesOfRefs } from "../../rules/dbt/edges-in-circles.ts";
import { nameOf } from "../../rules/product/named-transform.ts";
import type { Transform } from "../../schemas/product/transform.ts";
import { type Span, startOf } from "../../text/span.ts";

/** The product with the edges of each transform that leaves `dependsOn` out, taken from the graph of the dbt project: what every
 *  run reads. What only rendering decides is no fact and is left out, and what is written stays as it is. */
export function withEdgesFromDbt(product: Located<ListedProduct>, dbt: DbtProject): Located<ListedProduct> {
  const transforms = at(product, "transforms");
  if (!isThere(transforms)) return product;
  const all = acceptedItems(transforms);
  const names = new Map(all.flatMap((each) => namesIn(dbt, each)));
  const changed = all.map((transform) => {
    if (!isAbsent(at(transform, "dependsOn"))) return transform;
    const edges = edgesOf(transform, { dbt, names });
    return edges === undefined ? transform : withMember(transform, "dependsOn", edges);
  });
  return withMember(product, "transforms", composedList<Transform>(transforms.origin, changed));
}

function namesIn(dbt: DbtProject, transform: Located<Transform>): readonly (readonly [string, string])[] {
  const name = nameOf(transform)?.name;
  return name === undefined ? [] : [[modelNamed(dbt, name), name]];
}

interface Known {
  readonly dbt: DbtProject;
  /** The transforms of the product, by their models. */
  readonly names: ReadonlyMap<string, string>;
}

function edgesOf(transform: Located<Transform>, known: Known): Located<string[]> | undefined {
  const { graph } = known.dbt;
  const model = graph.models.get(modelNamed(known.dbt, nameOf(transform)?.name ?? ""));
  if (model === undefined) return undefined;
  const edges = transformsReadBy(model.name, known).map(({ name, place }) => {
    return derived(graphRule, name, [locatedPlace(place ?? startOf(model.source))]);
  });
  if (edges.length === 0) return undefined;
  return composedList(derived(graphRule, undefined, [locatedPlace(startOf(model.source))]).origin, edges);
}

interface ReadTransform {
  readonly name: string;
  readonly place: Span | undefined;
}

/** The nearest transforms that a model reads. The way may lead through models that are no transforms of the product. */
function transformsReadBy(model: string, { dbt, names }: Known): readonly ReadTransform[] {
  const found = new Map<string, ReadTransform>();
  const seen = new Set([model]);
  const open = factsAbout(dbt, model).map((edge) => ({ edge, place: edge.place }));
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    const { edge, place } = next;
    if (seen.has(edge.target)) continue;
    seen.add(edge.target);
    const name = names.get(edge.target);
    if (name !== undefined) found.set(name, { name, place });
    else open.push(...factsAbout(dbt, edge.target).map((inner) => ({ edge: inner, place })));
  }
  return [...found.values()];
}

/** The edges of a model that every run has. That refs lead back to where they started is told by itself. */
function factsAbout(dbt: DbtProject, name: string): readonly DbtEdge[] {
  const inCircle = circlesOfRefs(dbt).edges.get(name);
  const edges = dbt.graph.models.get(name)?.reads ?? [];
  return edges.filter((edge) => isFact(dbt.graph, edge) && inCircle?.has(edge.target) !== true);
}

function isFact({ models }: DbtGraph, { target, isCertain }: DbtEdge): boolean {
  return isCertain && models.get(target)?.existence !== "disabled";
}

// Whether dbt's manifest is there or not: outputs that were committed before a run of dbt are up to date after it.
const graphRule = originRule("edges-of-dbt", "what every run of the model reads, in dbt's graph");
