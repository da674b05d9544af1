/** Random numbers that are the same on every machine. The seed decides the whole sequence. */
export interface Random {
  /** Uniform in [0, 1). */
  fraction(): number;
  /** Uniform whole number from `low` to `high`, both included. */
  integer(low: number, high: number): number;
  /** Mean 0, standard deviation 1, never further from 0 than `limit`. */
  normal(limit: number): number;
  pick<T>(choices: readonly T[]): T;
  /** A key of `weights`, as often as its weight says. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K;
  shuffled<T>(items: readonly T[]): readonly T[];
}

export function seededRandom(seed: number): Random {
  const fraction = mulberry32(seed);
  const integer = (low: number, high: number): number => low + Math.floor(fraction() * (high - low + 1));
  return {
    fraction,
    integer,
    normal: (limit) => clippedNormal(fraction, limit),
    pick: (choices) => itemAt(choices, integer(0, choices.length - 1)),
    weighted: (weights) => weightedKey(fraction, weights),
    shuffled: (items) => shuffle(items, integer),
  };
}

/** The item at `index`, which the caller knows to exist. */
export function itemAt<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined) throw new RangeError(`No item ${index} among ${items.length}.`);
  return item;
}

function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

// Twelve uniforms minus six have mean 0 and variance 1. Unlike Box-Muller this needs no logarithm and no cosine,
// whose last bit may differ between engines: a committed CSV must not change with the Node version.
function clippedNormal(fraction: () => number, limit: number): number {
  for (;;) {
    let sum = -6;
    for (let draw = 0; draw < 12; draw += 1) sum += fraction();
    if (Math.abs(sum) <= limit) return sum;
  }
}

function weightedKey<K extends string>(fraction: () => number, weights: Readonly<Record<K, number>>): K {
  const keys = Object.keys(weights) as K[];
  const total = keys.reduce((sum, key) => sum + weights[key], 0);
  let left = fraction() * total;
  for (const key of keys) {
    left -= weights[key];
    if (left < 0) return key;
  }
  return itemAt(keys, keys.length - 1);
}

function shuffle<T>(items: readonly T[], integer: (low: number, high: number) => number): readonly T[] {
  const shuffled = [...items];
  for (let last = shuffled.length - 1; last > 0; last -= 1) {
    const other = integer(0, last);
    const kept = itemAt(shuffled, last);
    shuffled[last] = itemAt(shuffled, other);
    shuffled[other] = kept;
  }
  return shuffled;
}
