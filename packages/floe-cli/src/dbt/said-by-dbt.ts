/** The error in what dbt printed: what follows its heading, else the last lines, without the times of its log. */
export function saidByDbt({ out, err }: { readonly out: string; readonly err: string }): string {
  const lines = `${out}\n${err}`.split("\n").map((line) => line.replace(/^\d\d:\d\d:\d\d\s*/u, "").trim());
  const heading = lines.findLastIndex((line) => /^Encountered an error:?$/u.test(line));
  const told = lines.slice(heading + 1).filter((line) => line !== "");
  const kept = heading === -1 ? told.slice(-mostLines) : told.slice(0, mostLines);
  return kept.length === 0 ? "it said nothing." : kept.join(" ");
}

const mostLines = 12;
