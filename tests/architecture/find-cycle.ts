/** A circle of a graph, as the names along it; empty when there is none. */
export function findCycle(targets: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const settled = new Set<string>();
  for (const start of targets.keys()) {
    const cycle = cycleFrom(start, [], { targets, settled });
    if (cycle !== undefined) return cycle;
  }
  return [];
}

interface Walk {
  readonly targets: ReadonlyMap<string, readonly string[]>;
  readonly settled: Set<string>;
}

function cycleFrom(name: string, path: readonly string[], walk: Walk): readonly string[] | undefined {
  const position = path.indexOf(name);
  if (position !== -1) return [...path.slice(position), name];
  if (walk.settled.has(name)) return undefined;
  for (const target of walk.targets.get(name) ?? []) {
    const cycle = cycleFrom(target, [...path, name], walk);
    if (cycle !== undefined) return cycle;
  }
  walk.settled.add(name);
  return undefined;
}
