import type { DbtEdge, DbtModel, DbtSnapshot } from "../../dbt/graph.ts";
import type { DbtProject } from "../../dbt/project.ts";
import { type Circle, circlesIn } from "../product/circles.ts";

/** The circles that dbt finds for certain: of refs that every run makes, between models and snapshots that take part. */
export interface CirclesOfRefs {
  readonly circles: readonly Circle<DbtEdge>[];
  /** Their edges: for each model the ones that it reads on the way. */
  readonly edges: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Looks for circles in the graph of a dbt project. */
export function circlesOfRefs(dbt: DbtProject): CirclesOfRefs {
  const known = memory.get(dbt) ?? foundIn(dbt);
  memory.set(dbt, known);
  return known;
}

// The rule about circles and each transform ask for the same.
const memory = new WeakMap<DbtProject, CirclesOfRefs>();

function foundIn({ graph }: DbtProject): CirclesOfRefs {
  const nodes: readonly (DbtModel | DbtSnapshot)[] = [...graph.models.values(), ...graph.snapshots.values()];
  const there = nodes.filter(({ existence }) => existence === "there");
  const circles = circlesIn(new Map(there.map((node) => [node.name, certainEdges(node)])));
  const edges = new Map<string, Set<string>>();
  for (const { names } of circles) {
    for (const [index, name] of names.slice(0, -1).entries()) {
      const targets = edges.get(name) ?? new Set();
      edges.set(name, targets);
      targets.add(names[index + 1] ?? "");
    }
  }
  return { circles, edges };
}

function certainEdges({ reads, readsSnapshots }: DbtModel | DbtSnapshot): readonly DbtEdge[] {
  return [...reads, ...readsSnapshots].filter(({ isCertain }) => isCertain);
}
