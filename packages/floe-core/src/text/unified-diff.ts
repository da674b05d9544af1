import { type LineEdit, lineEdits } from "./line-edits.ts";

/** Two texts of a file; `undefined` where there is none. */
export interface ComparedTexts {
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** The lines of a unified diff, as `diff -u` writes it and `patch -p1` takes it; none where the texts are the same. */
export function unifiedDiff({ path, before, after }: ComparedTexts): readonly string[] {
  const all = lineEdits(linesOf(before), linesOf(after));
  const hunks = hunksOf(all);
  if (hunks.length === 0) return [];
  return [
    `--- ${before === undefined ? "/dev/null" : `a/${path}`}`,
    `+++ ${after === undefined ? "/dev/null" : `b/${path}`}`,
    ...hunks.flatMap((hunk) => hunkLines(all, hunk)),
  ];
}

// Each with its end, so that a last line without one is another line than the same one with it.
function linesOf(text: string | undefined): readonly string[] {
  return text === undefined ? [] : (text.match(/[^\n]*\n|[^\n]+$/gu) ?? []);
}

interface Hunk {
  readonly start: number;
  end: number;
}

const context = 3;

function hunksOf(all: readonly LineEdit[]): readonly Hunk[] {
  const hunks: Hunk[] = [];
  for (const [index, { kind }] of all.entries()) {
    if (kind === "same") continue;
    const [start, end] = [Math.max(0, index - context), Math.min(all.length, index + context + 1)];
    const last = hunks.at(-1);
    if (last !== undefined && start <= last.end) last.end = end;
    else hunks.push({ start, end });
  }
  return hunks;
}

function hunkLines(all: readonly LineEdit[], { start, end }: Hunk): readonly string[] {
  const shown = all.slice(start, end);
  const ranges = (["added", "removed"] as const).map((other) => {
    const first = all.slice(0, start).filter(({ kind }) => kind !== other).length;
    const count = shown.filter(({ kind }) => kind !== other).length;
    return `${count === 0 ? first : first + 1},${count}`;
  });
  return [`@@ -${ranges.join(" +")} @@`, ...shown.flatMap(editLines)];
}

const signs: Readonly<Record<LineEdit["kind"], string>> = { same: " ", removed: "-", added: "+" };

function editLines({ kind, line }: LineEdit): readonly string[] {
  const text = `${signs[kind]}${line}`;
  return text.endsWith("\n") ? [text.slice(0, -1)] : [text, "\\ No newline at end of file"];
}
