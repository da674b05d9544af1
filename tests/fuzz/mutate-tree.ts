import { hostileKeys, hostileScalars } from "./hostile-words.ts";
import type { Random } from "./random.ts";
import { copyOf, type Entry, type Tree } from "./yaml-tree.ts";

/** Changes a tree in place, once. */
export function mutateTree(root: Tree, random: Random): void {
  const places = placesIn(root);
  if (places.length === 0) return;
  random.pick(mutations)(random.pick(places), { random, places });
}

/** Puts a hostile word where any text is allowed, so that it reaches the outputs. */
export function mutateFreeText(root: Tree, random: Random): void {
  const isFree = ({ holder, index }: Place): boolean =>
    holder.kind === "map" && freeTexts.has(holder.entries[index]?.key ?? "");
  const places = placesIn(root).filter(isFree);
  if (places.length > 0) putHostileText(random.pick(places), random);
}

const freeTexts = new Set(["description", "owner", "labels", "tags", "reason", "name", "version", "warehouse", "path"]);

function putHostileText(place: Place, random: Random): void {
  const text: Tree = { kind: "scalar", text: random.pick(hostileScalars) };
  const old = at(place);
  if (old.kind === "scalar") put(place, text);
  else if (old.kind === "list") old.items.push(text);
  else old.entries.push({ key: random.pick(hostileKeys), value: text });
}

/** Where a tree holds another one. */
interface Place {
  readonly holder: Exclude<Tree, { kind: "scalar" }>;
  readonly index: number;
}

interface Surroundings {
  readonly random: Random;
  readonly places: readonly Place[];
}

type Mutation = (place: Place, surroundings: Surroundings) => void;

function placesIn(root: Tree): readonly Place[] {
  const places: Place[] = [];
  const queue: Tree[] = [root];
  for (let tree = queue.pop(); tree !== undefined; tree = queue.pop()) {
    if (tree.kind === "scalar") continue;
    const inner = tree.kind === "list" ? tree.items : tree.entries.map(({ value }) => value);
    for (const index of inner.keys()) places.push({ holder: tree, index });
    queue.push(...inner);
  }
  return places;
}

function at({ holder, index }: Place): Tree {
  const found = holder.kind === "list" ? holder.items[index] : holder.entries[index]?.value;
  // An earlier mutation may have taken it away.
  return found ?? { kind: "scalar", text: "gone" };
}

function put({ holder, index }: Place, tree: Tree): void {
  if (holder.kind === "list") holder.items[index] = tree;
  else holder.entries[index] = { key: holder.entries[index]?.key ?? "gone", value: tree };
}

const hostileScalar: Mutation = (place, { random }) =>
  put(place, { kind: "scalar", text: random.pick(hostileScalars) });

const remove: Mutation = ({ holder, index }) => {
  if (holder.kind === "list") holder.items.splice(index, 1);
  else holder.entries.splice(index, 1);
};

const duplicate: Mutation = ({ holder, index }, { random }) => {
  const times = random.chance(0.002) ? 2_000 : 1 + random.below(3);
  if (holder.kind === "list") {
    const item = holder.items[index];
    if (item !== undefined) for (let time = 0; time < times; time++) holder.items.push(copyOf(item));
    return;
  }
  const entry = holder.entries[index];
  for (let time = 0; entry !== undefined && time < times; time++) {
    const key = random.chance(0.5) ? entry.key : `${entry.key}${time}`;
    holder.entries.push({ key, value: copyOf(entry.value) });
  }
};

const move: Mutation = (place, { random, places }) => put(place, copyOf(at(random.pick(places))));

const swap: Mutation = (place, { random, places }) => {
  const other = random.pick(places);
  const [left, right] = [copyOf(at(place)), copyOf(at(other))];
  put(place, right);
  put(other, left);
};

const changeType: Mutation = (place, { random }) => {
  const tree = at(place);
  const wrapped: readonly Tree[] = [
    { kind: "list", items: [tree] },
    { kind: "map", entries: [{ key: random.pick(hostileKeys), value: tree }] },
    { kind: "list", items: [] },
    { kind: "map", entries: [] },
    { kind: "scalar", text: random.pick(hostileScalars) },
  ];
  put(place, random.pick(wrapped));
};

const changeKey: Mutation = ({ holder, index }, { random }) => {
  if (holder.kind === "list") return;
  const entry = holder.entries[index];
  if (entry !== undefined) holder.entries[index] = { key: changedKey(entry.key, random), value: entry.value };
};

function changedKey(key: string, random: Random): string {
  const at = random.below(key.length + 1);
  switch (random.below(5)) {
    case 0:
      return random.pick(hostileKeys);
    case 1:
      return key.slice(0, at) + key.slice(at + 1);
    case 2:
      return key.slice(0, at) + (key[at + 1] ?? "") + (key[at] ?? "") + key.slice(at + 2);
    case 3:
      return key.toUpperCase();
    default:
      return `${key.slice(0, at)}${random.pick(["_", "-", "x", "é", "\u200b"])}${key.slice(at)}`;
  }
}

const addEntry: Mutation = ({ holder }, { random, places }) => {
  const value: Tree = random.chance(0.5)
    ? { kind: "scalar", text: random.pick(hostileScalars) }
    : copyOf(at(random.pick(places)));
  if (holder.kind === "list") holder.items.push(value);
  else holder.entries.push({ key: someKey(random, places), value });
};

// A key that is known elsewhere in the file says more than one that is known nowhere.
function someKey(random: Random, places: readonly Place[]): string {
  const { holder, index } = random.pick(places);
  const known = holder.kind === "map" ? holder.entries[index]?.key : undefined;
  return known === undefined || random.chance(0.4) ? random.pick(hostileKeys) : known;
}

const nest: Mutation = (place, { random }) => {
  let tree = at(place);
  const levels = random.chance(0.7) ? 1 + random.below(6) : 40 + random.below(60);
  const key = random.pick(["a", "config", "plugins"]);
  for (let level = 0; level < levels; level++) {
    tree = random.chance(0.5) ? { kind: "list", items: [tree] } : { kind: "map", entries: [{ key, value: tree }] };
  }
  put(place, tree);
};

const repeatByAlias: Mutation = (place, { random, places }) => {
  const tree = at(place);
  const anchor = random.pick(["a", "b", "c"]);
  if (tree.kind === "scalar") tree.text = `&${anchor} ${tree.text}`;
  else tree.anchor = anchor;
  const uses = random.chance(0.05) ? 120 : 1 + random.below(4);
  const other = random.pick(places);
  if (uses < 5) return put(other, { kind: "scalar", text: `*${anchor}` });
  put(other, { kind: "list", items: Array.from({ length: uses }, () => ({ kind: "scalar", text: `*${anchor}` })) });
};

const shuffle: Mutation = ({ holder, index }, { random }) => {
  const entries: (Tree | Entry)[] = holder.kind === "list" ? holder.items : holder.entries;
  const other = random.below(entries.length);
  const [left, right] = [entries[index], entries[other]];
  if (left === undefined || right === undefined) return;
  entries[index] = right;
  entries[other] = left;
};

const mutations: readonly Mutation[] = [
  hostileScalar,
  hostileScalar,
  remove,
  remove,
  duplicate,
  move,
  swap,
  changeType,
  changeKey,
  changeKey,
  addEntry,
  nest,
  repeatByAlias,
  shuffle,
];
