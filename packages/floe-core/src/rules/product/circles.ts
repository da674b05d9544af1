/** A way that leads back to where it started: its names in order, the first at the end again, and the edge that closes it. */
export interface Circle<E> {
  readonly names: readonly string[];
  readonly closing: E;
}

/** The circles of a graph, one for each edge that closes one; edges to oneself are none. Iterative: a chain of five thousand
 *  nodes is no reason to run out of stack. */
export function circlesIn<E extends { readonly target: string }>(
  edges: ReadonlyMap<string, readonly E[]>,
): readonly Circle<E>[] {
  const walk: Walk<E> = { edges, path: [], positions: new Map(), settled: new Set(), found: [] };
  for (const start of edges.keys()) {
    enter(walk, start);
    for (let step = walk.path.at(-1); step !== undefined; step = walk.path.at(-1)) follow(walk, step);
  }
  return walk.found;
}

interface Step {
  readonly name: string;
  next: number;
}

/** A depth-first walk: the path it is on, and what it has left behind for good. */
interface Walk<E> {
  readonly edges: ReadonlyMap<string, readonly E[]>;
  readonly path: Step[];
  /** Where on the path a node stands. */
  readonly positions: Map<string, number>;
  readonly settled: Set<string>;
  readonly found: Circle<E>[];
}

function enter<E>({ path, positions, settled, edges }: Walk<E>, name: string): void {
  if (settled.has(name) || !edges.has(name)) return;
  positions.set(name, path.length);
  path.push({ name, next: 0 });
}

function follow<E extends { readonly target: string }>(walk: Walk<E>, step: Step): void {
  const edge = walk.edges.get(step.name)?.[step.next];
  step.next += 1;
  if (edge === undefined) {
    walk.settled.add(step.name);
    walk.positions.delete(step.name);
    walk.path.pop();
    return;
  }
  if (edge.target === step.name) return;
  const position = walk.positions.get(edge.target);
  if (position === undefined) {
    enter(walk, edge.target);
    return;
  }
  // Each circle is as long as the path, and there may be as many as edges: more would fill the memory with names.
  if (walk.found.length >= maxCircles) return;
  const names = walk.path.slice(position).map(({ name }) => name);
  walk.found.push({ names: [...names, edge.target], closing: edge });
}

const maxCircles = 1_000;

/** The names of a circle for a message: both ends of a long way say where to look. */
export function circleWords(names: readonly string[], shown: (name: string) => string): string {
  if (names.length <= 2 * shownAtEachEnd + 1) return names.map(shown).join(" → ");
  const leftOut = names.length - 2 * shownAtEachEnd;
  const [first, last] = [names.slice(0, shownAtEachEnd), names.slice(-shownAtEachEnd)];
  return [...first.map(shown), `… ${leftOut} more …`, ...last.map(shown)].join(" → ");
}

const shownAtEachEnd = 6;
