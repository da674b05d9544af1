/** Says of a path, relative to the project, whether .dbtignore leaves it out. */
export type IsIgnored = (path: string) => boolean;

/** More patterns than people write; each is held against each file. */
export const mostIgnorePatterns = 500;

/** Reads the patterns of a .dbtignore, which are those of a .gitignore: the last one that fits decides. `undefined` for more
 *  than `mostIgnorePatterns`. */
export function ignorePatterns(text: string): IsIgnored | undefined {
  const patterns = text.split("\n").flatMap(patternIn);
  if (patterns.length > mostIgnorePatterns) return undefined;
  return (path) => {
    const names = path.split("/").filter((name) => name !== "" && name !== ".");
    return patterns.findLast(({ parts, onlyFolders }) => fits(parts, names, onlyFolders))?.isIgnored ?? false;
  };
}

interface Pattern {
  readonly parts: readonly Part[];
  readonly onlyFolders: boolean;
  readonly isIgnored: boolean;
}

/** A name of a pattern; `**` stands for any number of folders. */
type Part = "**" | readonly Sign[];
type Sign = { readonly kind: "star" } | { readonly kind: "one"; readonly takes: (character: string) => boolean };

function patternIn(line: string): readonly Pattern[] {
  const trimmed = line.replace(/\r$/u, "").replace(/(?<!\\)[ \t]+$/u, "");
  if (trimmed === "" || trimmed.startsWith("#") || trimmed.length > longestPattern) return [];
  const isIgnored = !trimmed.startsWith("!");
  const body = trimmed.replace(/^!/u, "").replace(/^\\(?=[!#])/u, "");
  const onlyFolders = body.endsWith("/");
  const names = body.split("/").filter((name) => name !== "");
  if (names.length === 0) return [];
  // With a slash that is not the last character a pattern counts from the project, else in any folder.
  const isAnchored = body.slice(0, -1).includes("/");
  const parts = names.map((name): Part => (name === "**" ? name : signsOf(name)));
  return [{ parts: isAnchored ? parts : ["**", ...parts], onlyFolders, isIgnored }];
}

const longestPattern = 1_000;

function signsOf(name: string): readonly Sign[] {
  const signs: Sign[] = [];
  for (const [sign = ""] of name.matchAll(/\\.|\[(?:[!^]?\]?[^\]]*)\]|./gsu)) {
    if (sign === "*") signs.push({ kind: "star" });
    else signs.push({ kind: "one", takes: takenBy(sign) });
  }
  return signs;
}

function takenBy(sign: string): (character: string) => boolean {
  if (sign === "?") return () => true;
  if (!sign.startsWith("[") || sign.length < 3) {
    const wanted = sign.startsWith("\\") ? sign.slice(1) : sign;
    return (character) => character === wanted;
  }
  const isNegated = /^\[[!^]/u.test(sign);
  const ranges = [...sign.slice(isNegated ? 2 : 1, -1).matchAll(/(.)(?:-(.))?/gsu)];
  return (character) => isNegated !== ranges.some(([, from = "", to = from]) => from <= character && character <= to);
}

/** Whether the parts fit a path, or a folder that it lies in. */
function fits(parts: readonly Part[], names: readonly string[], onlyFolders: boolean): boolean {
  // The numbers of names after which the parts so far can end.
  let ends = new Set([0]);
  for (const [index, part] of parts.entries()) {
    const isLast = index === parts.length - 1;
    ends = part === "**" ? anyEnds(ends, { names, isLast }) : endsBehind(ends, { part, names });
    if (ends.size === 0) return false;
  }
  return !onlyFolders || [...ends].some((end) => end < names.length);
}

function anyEnds(
  ends: ReadonlySet<number>,
  { names, isLast }: { readonly names: readonly string[]; readonly isLast: boolean },
): Set<number> {
  const first = Math.min(...ends) + (isLast ? 1 : 0);
  return new Set(Array.from({ length: Math.max(0, names.length + 1 - first) }, (_, index) => first + index));
}

function endsBehind(
  ends: ReadonlySet<number>,
  { part, names }: { readonly part: readonly Sign[]; readonly names: readonly string[] },
): Set<number> {
  const next = [...ends].filter((end) => end < names.length && nameFits(part, [...(names[end] ?? "")]));
  return new Set(next.map((end) => end + 1));
}

/** A star gives back what it took at most once for each character behind it, so that the work is bounded by the product of both. */
function nameFits(signs: readonly Sign[], name: readonly string[]): boolean {
  let [sign, at, star, retry] = [0, 0, -1, 0];
  while (at < name.length) {
    const wanted = signs[sign];
    if (wanted?.kind === "one" && wanted.takes(name[at] ?? "")) {
      sign++;
      at++;
    } else if (wanted?.kind === "star") {
      star = sign++;
      retry = at;
    } else if (star !== -1) {
      sign = star + 1;
      at = ++retry;
    } else return false;
  }
  return signs.slice(sign).every(({ kind }) => kind === "star");
}
