// Stands for packages/floe-core/src/secrets/gitleaks/match-rule.ts in the command's bundle: see build/token-chunk.ts.

/** The chunk of the patterns that run on RE2. */
export interface TokenModule {
  readonly matchRule: (number: number, text: string) => readonly unknown[];
}

let load: (() => TokenModule) | undefined;
let loaded: TokenModule | undefined;

/** Says where the patterns are, before anything is read. */
export function provideTokens(from: () => TokenModule): void {
  load = from;
}

/** What a rule finds in a text. The patterns are read with the first text in which a keyword stands. */
export function matchRule(number: number, text: string): readonly unknown[] {
  loaded ??= load?.();
  return loaded?.matchRule(number, text) ?? [];
}
