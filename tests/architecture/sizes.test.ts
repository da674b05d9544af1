import { expect, test } from "vitest";
import { sources } from "./source-files.ts";

// Biome refuses a file over 400 lines and a function over 60.
const all = sources();

test("files are short: nine of ten have up to 220 lines, half up to 80", () => {
  const lengths = all.map(({ lines }) => lines);
  expect(quantile(lengths, 0.9)).toBeLessThanOrEqual(220);
  expect(quantile(lengths, 0.5)).toBeLessThanOrEqual(80);
});

test("functions are short: nine of ten have up to 30 lines", () => {
  const lengths = all.flatMap(({ functionLines }) => functionLines);
  expect(lengths.length).toBeGreaterThan(300);
  expect(quantile(lengths, 0.9)).toBeLessThanOrEqual(30);
});

function quantile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((left, right) => left - right);
  return sorted[Math.floor(sorted.length * share)] ?? Number.POSITIVE_INFINITY;
}
