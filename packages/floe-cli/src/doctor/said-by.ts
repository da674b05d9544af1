import { displayUpTo } from "floe-core";

const mostLines = 5;
const longestLine = 300;

/** The last lines that a program printed, as they may be shown. */
export function saidBy({ out, err }: { readonly out: string; readonly err: string }): readonly string[] {
  const lines = `${out}\n${err}`.split(/\r?\n/u).map((line) => line.replace(/^\d\d:\d\d:\d\d\s+/u, "").trim());
  return lines
    .filter((line) => line !== "")
    .slice(-mostLines)
    .map((line) => displayUpTo(longestLine, line));
}
