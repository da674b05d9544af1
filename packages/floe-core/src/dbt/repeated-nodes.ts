import type { Span } from "../text/span.ts";
import type { Existence, RepeatedNode } from "./graph.ts";

/** A node as far as its name is concerned. */
export interface NamedNode {
  readonly name: string;
  readonly existence: Existence;
}

/** One node for each name: dbt takes several of one name where all but one are switched off. */
export function chosenByName<N extends NamedNode>(nodes: readonly N[]): ReadonlyMap<string, N> {
  const byName = new Map<string, N>();
  const rank = { there: 2, undecided: 1, disabled: 0 } as const;
  for (const node of nodes) {
    const before = byName.get(node.name);
    if (before === undefined || rank[before.existence] < rank[node.existence]) byName.set(node.name, node);
  }
  return byName;
}

/** The names that several nodes of one kind have although all of them take part. */
export function repeatedNodes(
  kind: RepeatedNode["kind"],
  nodes: readonly (NamedNode & { readonly at: Span | undefined })[],
): readonly RepeatedNode[] {
  const places = new Map<string, Span[]>();
  for (const { name, existence, at } of nodes) {
    if (existence !== "there" || at === undefined) continue;
    const all = places.get(name) ?? [];
    places.set(name, all);
    all.push(at);
  }
  return [...places].flatMap(([name, all]) => (all.length > 1 ? [{ kind, name, places: all }] : []));
}
