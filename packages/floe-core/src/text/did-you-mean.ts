/** The known word that a misspelt one most likely means, or `undefined` when none is near.
 *  Nearness is the edit distance with transpositions of neighbours, at most a third of the longer word, after letter
 *  case and the separators `-` and `_` are ignored: `depends_on` means `dependsOn`, `teir` means `tier`. */
export function didYouMean(word: string, known: readonly string[]): string | undefined {
  // Most words that are asked about are right.
  if (known.includes(word)) return word;
  const wanted = folded(word);
  let best: { readonly name: string; readonly distance: number } | undefined;
  const candidates = foldedList(known);
  for (const [index, name] of known.entries()) {
    const candidate = candidates[index] ?? "";
    const limit = Math.max(1, Math.floor(Math.max(wanted.length, candidate.length) / 3));
    if (Math.abs(wanted.length - candidate.length) > limit) continue;
    const distance = editDistance(wanted, candidate);
    if (distance > limit) continue;
    if (best === undefined || distance < best.distance) best = { name, distance };
  }
  return best?.name;
}

/** The known word that a misspelt one cannot but mean, for `floe validate --fix`: at most two edits away, those not
 *  about digits, and every other word at least two edits further off. Four letters are the least for one edit: `cpu`
 *  is one letter away from `gpu`. */
export function certainlyMeant(word: string, known: readonly string[]): string | undefined {
  const wanted = folded(word);
  const near = [...new Set(known)]
    .map((name) => ({ name, distance: editDistance(wanted, folded(name)) }))
    .sort((left, right) => left.distance - right.distance);
  const [best, second] = near;
  if (best === undefined || best.distance > maxCertainEdits) return undefined;
  const gap = best.distance === 0 ? 1 : 2;
  if (second !== undefined && second.distance < best.distance + gap) return undefined;
  if (best.distance * 4 > Math.max(wanted.length, folded(best.name).length)) return undefined;
  return meansTheSame(wanted, folded(best.name)) ? best.name : undefined;
}

const maxCertainEdits = 2;

// `v2` is another version than `v1`, and `max_size` the opposite of `min_size`: neither is a slip of the finger.
function meansTheSame(word: string, other: string): boolean {
  const digits = (text: string): string => text.replace(/\D/gu, "");
  const bound = (text: string): string => text.match(/min|max/gu)?.join() ?? "";
  return digits(word) === digits(other) && (bound(word) === bound(other) || !/min|max/u.test(word));
}

// A hundred thousand unknown keys are compared with the keys of one schema.
const foldedLists = new WeakMap<readonly string[], readonly string[]>();

function foldedList(known: readonly string[]): readonly string[] {
  const list = foldedLists.get(known) ?? known.map(folded);
  foldedLists.set(known, list);
  return list;
}

function folded(word: string): string {
  // A hostile key can be a megabyte long; no known word is longer than this.
  return word.slice(0, 100).toLowerCase().replace(/[-_]/gu, "");
}

/** Damerau-Levenshtein distance in its optimal string alignment form: insert, delete, replace, swap neighbours. */
export function editDistance(left: string, right: string): number {
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column <= right.length; column++) {
      const cost = left[row - 1] === right[column - 1] ? 0 : 1;
      const swapped =
        row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1]
          ? (beforeLast[column - 2] ?? 0) + 1
          : Number.POSITIVE_INFINITY;
      const edited = Math.min((last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + cost);
      current.push(Math.min(edited, swapped));
    }
    beforeLast = last;
    last = current;
  }
  return last[right.length] ?? 0;
}
