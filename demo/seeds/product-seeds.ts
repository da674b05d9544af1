import type { CsvTable } from "./csv.ts";

/** What is known about a product's seeds before any SQL has run. Money is decimal text. */
export interface Facts {
  readonly [name: string]: string | number | readonly string[] | Readonly<Record<string, number>>;
}

export interface ProductSeeds {
  readonly product: string;
  readonly tables: readonly CsvTable[];
  readonly facts: Facts;
}

/** An identifier with leading zeros, such as `C0007`. */
export function identifier(prefix: string, number: number, digits: number): string {
  return `${prefix}${String(number).padStart(digits, "0")}`;
}

/** Stops the generator when the random data do not show what the demo promises. */
export function promise(holds: boolean, promised: string): void {
  if (!holds) throw new Error(`The seeds break a promise of the demo: ${promised}. Choose another seed.`);
}

/** The numbers 1 to `count`. */
export function countTo(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}
