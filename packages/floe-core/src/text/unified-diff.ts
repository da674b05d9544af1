import { formatPatch, OMIT_HEADERS, structuredPatch } from "diff/lib/patch/create.js";

// Only this module imports `diff`, which the command loads with the first difference that it shows.

/** Two texts of a file; `undefined` where there is none. */
export interface ComparedTexts {
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** The lines of a unified diff, as `diff -u` writes it and `patch -p1` takes it; none where the texts are the same. */
export function unifiedDiff({ path, before, after }: ComparedTexts): readonly string[] {
  const [was, is] = [before ?? "", after ?? ""];
  const hunks = was === is ? [] : (fineHunks(was, is) ?? [roughHunk(was, is)]);
  if (hunks.length === 0) return [];
  const text = formatPatch(
    { oldFileName: "", newFileName: "", oldHeader: undefined, newHeader: undefined, hunks: [...hunks] },
    OMIT_HEADERS,
  );
  return [
    `--- ${before === undefined ? "/dev/null" : `a/${path}`}`,
    `+++ ${after === undefined ? "/dev/null" : `b/${path}`}`,
    ...text.slice(0, -1).split("\n"),
  ];
}

const context = 3;

/** The fewest lines to remove and to add; `undefined` of texts that have little in common: nobody reads that of them, and it would
 *  take long to find, since each further edit may compare every line once more. A limit of time would give another text on another
 *  machine. */
function fineHunks(before: string, after: string) {
  const maxEditLength = Math.min(1_000, Math.floor(mostComparisons / (lineCount(before) + lineCount(after))));
  if (maxEditLength < fewestEdits) return undefined;
  return structuredPatch("", "", before, after, undefined, undefined, { context, maxEditLength })?.hunks;
}

const mostComparisons = 50_000_000;
// A text of so many lines that not even these are affordable takes longer to split than anybody waits for.
const fewestEdits = 100;

function lineCount(text: string): number {
  let count = 1;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count++;
  return count;
}

interface RoughHunk {
  oldStart: number;
  oldLines: number;
  newStart: number;
  newLines: number;
  lines: string[];
}

/** Removes and adds all lines but those that both texts begin or end with. */
function roughHunk(before: string, after: string): RoughHunk {
  const [was, is] = [linesOf(before), linesOf(after)];
  const start = commonLength(was, is);
  const end = commonLength(was.slice(start).reverse(), is.slice(start).reverse());
  const first = Math.max(0, start - context);
  const shown = (lines: readonly string[]): readonly string[] =>
    lines.slice(start, Math.max(start, lines.length - end));
  const [removed, added] = [shown(was), shown(is)];
  const head = was.slice(first, start);
  const tail = was.slice(was.length - end).slice(0, context);
  return {
    oldStart: first + 1,
    newStart: first + 1,
    oldLines: head.length + removed.length + tail.length,
    newLines: head.length + added.length + tail.length,
    lines: [...signed(" ", head), ...signed("-", removed), ...signed("+", added), ...signed(" ", tail)],
  };
}

// Each with its end, so that a last line without one is another line than the same one with it.
function linesOf(text: string): readonly string[] {
  const lines: string[] = [];
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf("\n", start) + 1 || text.length;
    lines.push(text.slice(start, end));
    start = end;
  }
  return lines;
}

function commonLength(before: readonly string[], after: readonly string[]): number {
  const most = Math.min(before.length, after.length);
  for (let index = 0; index < most; index++) if (before[index] !== after[index]) return index;
  return most;
}

function signed(sign: " " | "-" | "+", lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) =>
    line.endsWith("\n") ? [`${sign}${line.slice(0, -1)}`] : [`${sign}${line}`, "\\ No newline at end of file"],
  );
}
