import type { Diagnostic } from "./diagnostic.ts";

/** What the compile of one product of several found, with the product, by the path that is shown. What was found in a file
 *  that products share becomes one finding in reading order, which then names all of them. */
export function inProduct(path: string, diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.map((diagnostic) => ({ ...diagnostic, products: [path] }));
}

/** Whether a finding was made in several products of a run. */
export function isShared({ products = [] }: Diagnostic): boolean {
  return products.length > 1;
}
