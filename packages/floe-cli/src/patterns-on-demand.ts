import type { PatternFault } from "floe-core";

// Stands in the command's bundle for the modules of floe-core that import re2js: see build/pattern-chunk.ts.

/** The chunk of what runs on RE2. */
export interface PatternModule {
  readonly matchRule: (number: number, text: string) => readonly unknown[];
  readonly patternFault: (pattern: string) => PatternFault | undefined;
}

let load: (() => PatternModule) | undefined;
let loaded: PatternModule | undefined;

/** Says where the chunk is, before anything is read. */
export function providePatterns(from: () => PatternModule): void {
  load = from;
}

/** What a rule for secrets finds in a text. Asked with the first text in which a keyword stands. */
export function matchRule(number: number, text: string): readonly unknown[] {
  return patterns().matchRule(number, text);
}

/** What is wrong with a user's regular expression. Asked with the first one that a manifest holds. */
export function patternFault(pattern: string): PatternFault | undefined {
  return patterns().patternFault(pattern);
}

function patterns(): PatternModule {
  loaded ??= load?.();
  if (loaded === undefined) throw new Error("the chunk of the patterns was asked before it was provided");
  return loaded;
}
