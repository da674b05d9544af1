/** A .gitignore with lines added that are not in it, each once; `undefined` where it has all. What floe compiles is to be
 *  committed: reviewers see in it what a change does. */
export function ignoreText(before: string | undefined): string | undefined {
  const known = new Set((before ?? "").split(/\r?\n/u).map(plainPattern));
  const missing = ignored.filter((line) => !known.has(plainPattern(line)));
  if (missing.length === 0) return undefined;
  const start = before === undefined || before === "" || before.endsWith("\n") ? (before ?? "") : `${before}\n`;
  return `${start}${start === "" ? "" : "\n"}# What floe, dbt and DuckDB make anew.\n${missing.join("\n")}\n`;
}

const ignored: readonly string[] = [".floe/", "target/", "dbt_packages/", "logs/", "*.duckdb", "*.duckdb.wal"];

function plainPattern(line: string): string {
  return line.trim().replace(/^\/|\/$/gu, "");
}
