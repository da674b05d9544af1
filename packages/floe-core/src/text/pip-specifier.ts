/** A range of versions as pip takes it (PEP 440), from one as npm writes it: `>=1.9 <2` is `>=1.9,<2`. Of a range with `||`, which pip
 *  has no words for, and of what is no range, nothing is left. */
export function pipSpecifier(range: string): string {
  const hyphen = /^\s*([\d.]+)\s+-\s+([\d.]+)\s*$/u.exec(range);
  const written = hyphen === null ? range : `>=${hyphen[1] ?? ""} <=${hyphen[2] ?? ""}`;
  const parts = written
    .replace(/([<>=^~])\s+/gu, "$1")
    .trim()
    .split(/\s+/u);
  const specifiers = parts.map(specifierOf);
  return specifiers.every((each) => each !== undefined) ? specifiers.filter((each) => each !== "").join(",") : "";
}

// A number that is left out stands for any, and nothing may follow it.
const comparator = /^(>=|<=|>|<|=|\^|~)?v?(\d+|[x*])(?:\.(\d+|[x*]))?(?:\.(\d+|[x*]))?$/iu;

/** One comparison; empty for any version, `undefined` for what pip has no words for. */
function specifierOf(part: string): string | undefined {
  const [, sign = "=", ...written] = comparator.exec(part) ?? [];
  if (written.length === 0) return undefined;
  const open = written.findIndex((number) => number === undefined || !/^\d+$/u.test(number));
  const numbers = written.slice(0, open === -1 ? written.length : open).map(Number);
  if (numbers.length === 0) return sign === "<" || sign === ">" ? undefined : "";
  const isWhole = numbers.length === written.length;
  switch (sign) {
    case ">=":
    case "<":
      return `${sign}${numbers.join(".")}`;
    case "<=":
      return isWhole ? `<=${numbers.join(".")}` : `<${after(numbers)}`;
    case ">":
      return isWhole ? `>${numbers.join(".")}` : `>=${after(numbers)}`;
    case "^":
      return `>=${numbers.join(".")},<${after(numbers.slice(0, firstThatCounts(numbers)))}`;
    case "~":
      return `>=${numbers.join(".")},<${after(numbers.slice(0, 2))}`;
    default:
      return isWhole ? `==${numbers.join(".")}` : `==${numbers.join(".")}.*`;
  }
}

/** How many numbers `^` holds fast: up to the first that is not 0. */
function firstThatCounts(numbers: readonly number[]): number {
  const index = numbers.findIndex((number) => number !== 0);
  return index === -1 ? numbers.length : index + 1;
}

function after(numbers: readonly number[]): string {
  return [...numbers.slice(0, -1), (numbers.at(-1) ?? 0) + 1].join(".");
}
