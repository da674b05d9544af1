import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Host } from "../host/host.ts";
import { positionAt } from "../text/source-file.ts";
import type { FixScope } from "./fix-scope.ts";
import { type CheckFiles, type Correction, type FixTrials, fixTrials } from "./fix-trials.ts";
import { overlaps, withEdits } from "./text-edits.ts";

/** A correction that holds: its finding goes away, and none appears in its place. */
export interface PlannedFix {
  readonly code: string;
  /** The file as messages call it, and the place in it before any correction; both count from 1. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** What stands there, and what is to stand there. */
  readonly original: string;
  readonly replacement: string;
}

/** A file before and after its corrections. */
export interface FixedFile {
  /** Absolute, with links resolved. */
  readonly path: string;
  /** The file as messages call it. */
  readonly shown: string;
  readonly before: Uint8Array;
  readonly after: Uint8Array;
}

/** The corrections of some files. Nothing is written yet. */
export interface FixPlan {
  readonly fixes: readonly PlannedFix[];
  readonly files: readonly FixedFile[];
  /** What the files say as they are. */
  readonly found: readonly Diagnostic[];
  /** What remains when the plan is carried out. */
  readonly remaining: readonly Diagnostic[];
}

/** Finds the corrections that hold, by checking the corrected text in memory: all at once, else one by one. Other files
 *  than those in scope stay as they are. */
export async function planFixes(host: Host, check: CheckFiles, isInScope: FixScope = () => true): Promise<FixPlan> {
  const trials = await fixTrials(host, check, isInScope);
  const { onDisk } = trials;
  const candidates = onDisk.found.flatMap((finding) => trials.correctionOf(finding, onDisk) ?? []);
  const final = (await trials.withMore(onDisk, candidates)) ?? (await oneByOne(trials, candidates));
  const names = new Map(final.edits.map(({ path, shown }) => [path, shown]));
  const planned = [...names].sort(byPath).map(([path, shown]) => {
    const edits = final.edits.filter((edit) => edit.path === path).sort((left, right) => left.start - right.start);
    const before = trials.bytesOf(path);
    return { file: { path, shown, before, after: withEdits(before, edits) }, fixes: fixesIn(before, edits) };
  });
  return {
    fixes: planned.flatMap(({ fixes }) => fixes),
    files: planned.map(({ file }) => file),
    found: onDisk.found,
    remaining: final.found,
  };
}

function byPath([left]: readonly [string, string], [right]: readonly [string, string]): number {
  return left < right ? -1 : Number(left > right);
}

// A trial checks every product that was named; what is left over waits for the next run.
const maxTrials = 200;

async function oneByOne(trials: FixTrials, candidates: readonly Correction[]) {
  let state = trials.onDisk;
  for (const candidate of candidates.slice(0, maxTrials)) {
    if (state.edits.some((edit) => overlaps(edit, candidate))) continue;
    state = (await trials.withMore(state, [candidate])) ?? state;
  }
  return state;
}

function fixesIn(bytes: Uint8Array, edits: readonly Correction[]): readonly PlannedFix[] {
  // The text as spans count it: without a byte order mark, and with a line feed for a lone carriage return.
  const text = new TextDecoder().decode(bytes).replace(/\r(?!\n)/gu, "\n");
  return edits.map(({ path, shown, start, end, replacement, finding }) => {
    const source = { path, shown, text };
    const { line, column } = positionAt(source, start);
    return { code: finding.code, file: shown, line, column, original: text.slice(start, end), replacement };
  });
}
