// Stands in the command's bundle for floe-core's text/unified-diff.ts, which imports jsdiff: see build/diff-chunk.ts.

/** Two texts of a file. */
export interface ComparedTexts {
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** The chunk of what compares texts. */
export interface DiffModule {
  readonly unifiedDiff: (texts: ComparedTexts) => readonly string[];
}

let load: (() => DiffModule) | undefined;
let loaded: DiffModule | undefined;

/** Says where the chunk is, before anything is read. */
export function provideDiffs(from: () => DiffModule): void {
  load = from;
}

/** The lines of a unified diff. Asked with the first difference that is shown. */
export function unifiedDiff(texts: ComparedTexts): readonly string[] {
  loaded ??= load?.();
  if (loaded === undefined) throw new Error("the chunk of the differences was asked before it was provided");
  return loaded.unifiedDiff(texts);
}
