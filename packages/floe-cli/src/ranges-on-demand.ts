// Stands in the command's bundle for floe-core's text/version-range.ts, which imports semver: see build/range-chunk.ts.

/** The chunk of what compares versions with ranges. */
export interface RangeModule {
  readonly isInRange: (version: string, range: string) => boolean | undefined;
  readonly meantRange: (text: string) => string | undefined;
}

let load: (() => RangeModule) | undefined;
let loaded: RangeModule | undefined;

/** Says where the chunk is, before anything is read. */
export function provideRanges(from: () => RangeModule): void {
  load = from;
}

/** Whether a version lies in a range. Asked with the first range that a file holds. */
export function isInRange(version: string, range: string): boolean | undefined {
  return ranges().isInRange(version, range);
}

/** The range that is meant by what is none. */
export function meantRange(text: string): string | undefined {
  return ranges().meantRange(text);
}

function ranges(): RangeModule {
  loaded ??= load?.();
  if (loaded === undefined) throw new Error("the chunk of the ranges was asked before it was provided");
  return loaded;
}
