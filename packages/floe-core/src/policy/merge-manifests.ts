import { child, type Pointer } from "../text/pointer.ts";
import type { Span } from "../text/span.ts";
import type { YamlEntry, YamlList, YamlMap, YamlNode } from "../yaml/node.ts";
import { textAt } from "../yaml/read-node.ts";
import { isSameValue } from "../yaml/same-value.ts";
import { isOrder, type MergeOrder, type MergeOrders, mergeOrders, orderAt } from "./merge-orders.ts";

/** A setting of one of two manifests in whose place the other's stands. */
export interface Yielded {
  readonly pointer: Pointer;
  readonly node: YamlNode;
  /** The place that speaks for it: that of its key, or of the element. */
  readonly span: Span;
  /** The place of the setting that applies. */
  readonly winner: Span;
  /** `nearer`: the base's yields to that of the file that extends it. `stricter`: a rule is weaker than the base's. `kind`: it
   *  belongs to another plugin, or another kind of credentials, than the one that the nearer file chooses. */
  readonly because: "nearer" | "stricter" | "kind";
  /** Whether the nearer file extends the other one, or has it as its parent. */
  readonly through: MergedThrough;
}

/** How one manifest came to another one: what it extends is a part of the same tier, a parent is a tier of its own. */
export type MergedThrough = "extends" | "parent";

/** Two manifests as one tree. Each node is that of the file it stands in, with its place there. */
export interface MergedManifests {
  readonly root: YamlNode;
  readonly yielded: readonly Yielded[];
}

/** A manifest put over the one that it extends, key by key: maps are merged, of other values the nearer one applies; of rules the
 *  stricter one, see `mergeOrders`. A map that says another `type`, `provider` or `mode` than its base replaces it whole,
 *  since the other keys belong to what it chose; so does a reference to a secret. */
export function mergeManifests(nearer: YamlNode, base: YamlNode, through: MergedThrough = "extends"): MergedManifests {
  const merging: Merging = { yielded: [], through };
  if (nearer.kind !== "map" || base.kind !== "map") return { root: nearer, yielded: [] };
  const own = ownKeys[through];
  const inherited = new Map([...base.entries].filter(([key]) => !own.has(key)));
  const pair = { nearer, base: { ...base, entries: inherited } };
  if (through === "parent") yieldDescriptions(merging, { nearer, base });
  return { root: mergedMaps(merging, pair, { pointer: "", orders: mergeOrders }), yielded: merging.yielded };
}

// What a file says of itself is not inherited: of a tier above, who it is as well. And two keys say the same in every manifest.
const ownKeys: Readonly<Record<MergedThrough, ReadonlySet<string>>> = {
  extends: new Set(["extends", "base"]),
  parent: new Set(["extends", "base", "metadata", "scope", "parent_manifest"]),
};
const heads: ReadonlySet<Pointer> = new Set<Pointer>(["/apiVersion", "/kind"]);

interface Merging {
  readonly yielded: Yielded[];
  readonly through: MergedThrough;
}

/** Name and version of a tier above are named in the artifact; whatever else it says of itself has no effect below. */
function yieldDescriptions({ yielded, through }: Merging, { nearer, base }: Pair<YamlMap>): void {
  const winner = nearer.entries.get("metadata")?.keySpan;
  const metadata = base.entries.get("metadata")?.value;
  if (winner === undefined || metadata?.kind !== "map") return;
  for (const [key, { value: node, keySpan: span }] of metadata.entries) {
    if (key === "name" || key === "version") continue;
    yielded.push({ pointer: child("/metadata", key), node, span, winner, because: "nearer", through });
  }
}

interface Pair<N> {
  readonly nearer: N;
  readonly base: N;
}

function mergedMaps(
  merging: Merging,
  { nearer, base }: Pair<YamlMap>,
  { pointer, orders }: { readonly pointer: Pointer; readonly orders: MergeOrders | undefined },
): YamlMap {
  const entries = new Map<string, YamlEntry>();
  for (const [key, entry] of base.entries) {
    const own = nearer.entries.get(key);
    const place = { pointer: child(pointer, key), order: orderAt(orders, key) };
    entries.set(key, own === undefined ? entry : mergedEntries(merging, { nearer: own, base: entry }, place));
  }
  for (const [key, entry] of nearer.entries) if (!entries.has(key)) entries.set(key, entry);
  return { kind: "map", span: nearer.span, entries };
}

interface Place {
  readonly pointer: Pointer;
  readonly order: MergeOrder | MergeOrders | undefined;
}

function mergedEntries(merging: Merging, pair: Pair<YamlEntry>, { pointer, order }: Place): YamlEntry {
  const { nearer, base } = pair;
  const [own, inherited] = [nearer.value, base.value];
  const yieldTo = (loser: YamlEntry, winner: YamlEntry, because: Yielded["because"]): YamlEntry => {
    if (!heads.has(pointer) || !isSameValue(own, inherited)) {
      const { yielded, through } = merging;
      yielded.push({ pointer, node: loser.value, span: loser.keySpan, winner: winner.keySpan, because, through });
    }
    return winner;
  };
  if (own.kind === "map" && inherited.kind === "map") {
    if (!isOrder(order) && choosesAnother(own, inherited)) return yieldTo(base, nearer, "kind");
    const orders = isOrder(order) ? undefined : order;
    return { ...nearer, value: mergedMaps(merging, { nearer: own, base: inherited }, { pointer, orders }) };
  }
  if (own.kind === "list" && inherited.kind === "list" && (order === "union" || order === "intersection")) {
    const value = mergedLists(merging, { nearer: own, base: inherited }, { pointer, order });
    return { ...nearer, value };
  }
  if (isOrder(order) && isWeaker(order, own, inherited)) return yieldTo(nearer, base, "stricter");
  return yieldTo(base, nearer, "nearer");
}

const choosingKeys = ["type", "provider", "mode"] as const;

function choosesAnother(nearer: YamlMap, base: YamlMap): boolean {
  if (nearer.entries.has("secret_ref") || base.entries.has("secret_ref")) return true;
  return choosingKeys.some((key) => {
    const [own, inherited] = [textAt(nearer, key), textAt(base, key)];
    return own !== undefined && inherited !== undefined && own.value !== inherited.value;
  });
}

/** Whether a value is weaker than that of the base. What the order does not know is refused where it stands. */
function isWeaker(order: MergeOrder, nearer: YamlNode, base: YamlNode): boolean {
  if (nearer.kind !== "scalar" || base.kind !== "scalar") return false;
  const [own, inherited] = [nearer.value, base.value];
  if (order === "kept") return own !== inherited && own !== null;
  if (order === "higher") return typeof own === "number" && typeof inherited === "number" && own < inherited;
  if (typeof order === "string") return false;
  const [rank, needed] = [order.indexOf(own), order.indexOf(inherited)];
  return rank !== -1 && rank < needed;
}

function mergedLists(
  merging: Merging,
  { nearer, base }: Pair<YamlList>,
  { pointer, order }: { readonly pointer: Pointer; readonly order: "union" | "intersection" },
): YamlList {
  const isIn = (list: YamlList, item: YamlNode): boolean => list.items.some((each) => isSameValue(each, item));
  if (order === "union") {
    const added = nearer.items.filter((item) => !isIn(base, item));
    return { kind: "list", span: nearer.span, items: [...base.items, ...added] };
  }
  const dropped = (list: YamlList, other: YamlList, because: Yielded["because"]): void => {
    for (const [index, node] of list.items.entries()) {
      if (isIn(other, node)) continue;
      const { yielded, through } = merging;
      yielded.push({ pointer: child(pointer, index), node, span: node.span, winner: other.span, because, through });
    }
  };
  dropped(base, nearer, "nearer");
  dropped(nearer, base, "stricter");
  return { kind: "list", span: nearer.span, items: base.items.filter((item) => isIn(nearer, item)) };
}
