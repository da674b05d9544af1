import { type Pointer, segments } from "../../text/pointer.ts";

/** Which leaves of an output are meant: a pointer in which `*` is any one key or index, and `**` at the end the value itself
 *  and all that stands below it. */
export type LeafPattern = `/${string}`;

/** Whether a text is a pattern: it begins with a slash, and `**` stands at its end or not at all. */
export function isLeafPattern(text: unknown): text is LeafPattern {
  return typeof text === "string" && /^\/[^\n]*$/u.test(text) && !/\/\*\*\//u.test(text);
}

/** Patterns with what each stands for, arranged for looking up many pointers. */
export interface PatternTree<T> {
  readonly keys: Map<string, PatternTree<T>>;
  /** What is said of this very place. */
  readonly here: T[];
  /** What is said of this place and all below it. */
  readonly below: T[];
}

/** Arranges patterns. */
export function patternTree<T>(entries: readonly (readonly [pattern: LeafPattern, value: T])[]): PatternTree<T> {
  const root = emptyTree<T>();
  for (const [pattern, value] of entries) {
    let tree = root;
    const path = segments(pattern);
    const isDeep = path.at(-1) === "**";
    for (const key of isDeep ? path.slice(0, -1) : path) tree = branchOf(tree, key);
    (isDeep ? tree.below : tree.here).push(value);
  }
  return root;
}

/** What the patterns that a pointer fits stand for, in the order in which they were given for a place. */
export function lookUp<T>(tree: PatternTree<T>, pointer: Pointer): readonly T[] {
  const found: T[] = [];
  collect(tree, segments(pointer), found);
  return found;
}

function collect<T>(tree: PatternTree<T>, path: readonly string[], found: T[], depth = 0): void {
  for (const value of tree.below) found.push(value);
  const key = path[depth];
  if (key === undefined) {
    for (const value of tree.here) found.push(value);
    return;
  }
  const own = tree.keys.get(key);
  const any = key === "*" ? undefined : tree.keys.get("*");
  if (own !== undefined) collect(own, path, found, depth + 1);
  if (any !== undefined) collect(any, path, found, depth + 1);
}

function branchOf<T>(tree: PatternTree<T>, key: string): PatternTree<T> {
  const known = tree.keys.get(key);
  if (known !== undefined) return known;
  const branch = emptyTree<T>();
  tree.keys.set(key, branch);
  return branch;
}

function emptyTree<T>(): PatternTree<T> {
  return { keys: new Map(), here: [], below: [] };
}
