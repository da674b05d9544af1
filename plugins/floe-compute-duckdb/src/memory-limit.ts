/** What DuckDB makes of a memory limit. */
export type MemoryLimitReading =
  | { readonly kind: "fine" }
  | { readonly kind: "too-little" }
  | { readonly kind: "unreadable"; readonly meant: string | undefined };

/** Reads a memory limit as DuckDB does: a number, blanks, a unit in any case; or `none`. */
export function readMemoryLimit(text: string): MemoryLimitReading {
  if (/^(?:none|null|-.*)$/isu.test(text)) return { kind: "fine" };
  const [, number = "", unit = ""] = amount.exec(text) ?? [];
  const factor = factors.get(unit.toLowerCase());
  if (factor === undefined) return { kind: "unreadable", meant: meantLimit(text) };
  return Number(number) * factor < fewestBytes ? { kind: "too-little" } : { kind: "fine" };
}

const amount = /^\s*((?:\d+(?:\.\d*)?|\.\d+)(?:e-?\d{1,2})?)\s*([a-z]+)\s*$/iu;

// With less, DuckDB cannot hold the first blocks of a file.
const fewestBytes = 1_000_000;

const factors: ReadonlyMap<string, number> = new Map([
  ...["b", "byte", "bytes"].map((unit) => [unit, 1] as const),
  ...["k", "m", "g", "t"].flatMap((letter, index) => {
    const [full = ""] = ["kilobyte", "megabyte", "gigabyte", "terabyte"].slice(index);
    const decimal = [letter, `${letter}b`, full, `${full}s`].map((unit) => [unit, 1000 ** (index + 1)] as const);
    return [...decimal, [`${letter}ib`, 1024 ** (index + 1)] as const];
  }),
]);

/** The limit that a near miss stands for: `4Gi` of Kubernetes, a comma for the point, signs between thousands. */
function meantLimit(text: string): string | undefined {
  const [, number = "", letter = "", binary = ""] =
    /^\s*(\d[\d_]*(?:[.,]\d+)?)\s*([kmgt])(i?)(?:b|bit|bytes?|bs|igs?|ram)?(?:\s*ram)?\s*$/iu.exec(text) ?? [];
  if (letter === "") return undefined;
  return `${number.replaceAll("_", "").replace(",", ".")}${letter.toUpperCase()}${binary.toLowerCase()}B`;
}
