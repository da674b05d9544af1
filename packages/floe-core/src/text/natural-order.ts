/** Compares two strings as people count: `p2` comes before `p10`. Equal only for equal strings, and the same everywhere: what is
 *  no digit is compared by code units. */
export function naturalOrder(left: string, right: string): number {
  const lefts = partsOf(left);
  const rights = partsOf(right);
  for (const [index, part] of lefts.entries()) {
    const other = rights[index];
    if (other === undefined) return 1;
    const order = bothNumbers(part, other) ? compareNumbers(part, other) : compareTexts(part, other);
    if (order !== 0) return order;
  }
  return lefts.length - rights.length || compareTexts(left, right);
}

function partsOf(text: string): readonly string[] {
  return text.match(/\d+|\D+/gu) ?? [];
}

function bothNumbers(left: string, right: string): boolean {
  return /^\d/u.test(left) && /^\d/u.test(right);
}

// Of any length, so not as numbers of JavaScript.
function compareNumbers(left: string, right: string): number {
  const lefts = left.replace(/^0+(?=\d)/u, "");
  const rights = right.replace(/^0+(?=\d)/u, "");
  return lefts.length - rights.length || compareTexts(lefts, rights);
}

function compareTexts(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}
