/** A line of two texts: in both, only in the former, or only in the later. */
export interface LineEdit {
  readonly kind: "same" | "removed" | "added";
  readonly line: string;
}

/** The fewest lines to remove and to add that make one text of another, by the algorithm of Myers. Of texts that have little in common
 *  nobody reads that, and it would take long: all of the one is removed then, and all of the other added. */
export function lineEdits(before: readonly string[], after: readonly string[]): readonly LineEdit[] {
  const start = commonLength(before, after, (lines, index) => lines[index]);
  const rest = { before: before.slice(start), after: after.slice(start) };
  const end = commonLength(rest.before, rest.after, (lines, index) => lines[lines.length - 1 - index]);
  const [was, is] = [rest.before.slice(0, rest.before.length - end), rest.after.slice(0, rest.after.length - end)];
  return [
    ...edits("same", before.slice(0, start)),
    ...(middleEdits(was, is) ?? [...edits("removed", was), ...edits("added", is)]),
    ...edits("same", rest.before.slice(rest.before.length - end)),
  ];
}

function edits(kind: LineEdit["kind"], lines: readonly string[]): readonly LineEdit[] {
  return lines.map((line) => ({ kind, line }));
}

function commonLength(
  before: readonly string[],
  after: readonly string[],
  at: (lines: readonly string[], index: number) => string | undefined,
): number {
  const most = Math.min(before.length, after.length);
  for (let index = 0; index < most; index++) if (at(before, index) !== at(after, index)) return index;
  return most;
}

const mostEdits = 1_000;

/** How far down `before` a path of so many edits gets, by the diagonal that it ends on. */
type Reach = ReadonlyMap<number, number>;

function middleEdits(before: readonly string[], after: readonly string[]): readonly LineEdit[] | undefined {
  const steps: Reach[] = [];
  let last: Reach = new Map([[1, 0]]);
  for (let count = 0; count <= Math.min(mostEdits, before.length + after.length); count++) {
    const reach = new Map<number, number>();
    for (let diagonal = -count; diagonal <= count; diagonal += 2) {
      let x = comesFromAbove(last, diagonal, count) ? at(last, diagonal + 1) : at(last, diagonal - 1) + 1;
      while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal]) x++;
      reach.set(diagonal, x);
      if (x >= before.length && x - diagonal >= after.length) return pathBack([...steps, last], before, after);
    }
    steps.push(last);
    last = reach;
  }
  return undefined;
}

function comesFromAbove(last: Reach, diagonal: number, count: number): boolean {
  return diagonal === -count || (diagonal !== count && at(last, diagonal - 1) < at(last, diagonal + 1));
}

function at(reach: Reach, diagonal: number): number {
  return reach.get(diagonal) ?? 0;
}

/** The way through both texts, from its end: the lines in common, and the edit before them. */
function pathBack(steps: readonly Reach[], before: readonly string[], after: readonly string[]): readonly LineEdit[] {
  const path: LineEdit[] = [];
  let [x, y] = [before.length, after.length];
  for (let count = steps.length - 1; count > 0; count--) {
    const last: Reach = steps[count] ?? new Map();
    const isAdded = comesFromAbove(last, x - y, count);
    const fromX = at(last, x - y + (isAdded ? 1 : -1));
    const fromY = fromX - (x - y + (isAdded ? 1 : -1));
    path.push(...edits("same", before.slice(isAdded ? fromX : fromX + 1, x)).toReversed());
    path.push(isAdded ? { kind: "added", line: after[fromY] ?? "" } : { kind: "removed", line: before[fromX] ?? "" });
    [x, y] = [fromX, fromY];
  }
  return [...edits("same", before.slice(0, x)), ...path.reverse()];
}
