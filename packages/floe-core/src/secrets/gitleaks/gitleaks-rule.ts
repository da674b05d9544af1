/** A rule of gitleaks: what a find is called; the bits of entropy for each character below which it is an example; the
 *  group of the pattern that is the secret, 0 for the first one that is not empty; the pattern; patterns of what is none. */
export type GitleaksRule = readonly [
  id: string,
  entropy: number,
  group: number,
  pattern: string,
  harmless: readonly string[],
];
