import { expect, test } from "vitest";
import { isInRange, meantRange } from "../../src/text/version-range.ts";

test.each([
  ["0.1.0", "^0.1", true],
  ["0.2.0", "^0.1", false],
  ["1.4.9", ">=1.2 <2", true],
  ["1.0.0-rc.1", "^1.0.0", false],
  ["1.0.0-rc.1", "1.0.0-rc.1", true],
  ["1.2", "^1", false],
  ["1.0.0", "latest", undefined],
])("that %s is in %s is %s", (version, range, answer) => {
  expect(isInRange(version, range)).toBe(answer);
});

test.each([
  ["latest", "*"],
  [">=1.0,<2.0", ">=1.0 <2.0"],
  ["==1.2.0", "=1.2.0"],
  ["=>1", ">=1"],
  ["≥ 1", ">= 1"],
  ["1.2.3.4", "1.2.3"],
  ["^01.2", "^1.2"],
  ["1 | 2", "1  ||  2"],
  ["1 or 2", "1 || 2"],
  ["1.0 and 2", "1.0 2"],
  ["1.2.+", "1.2.x"],
  ["^1.2.", "^1.2"],
  ["duckdb", undefined],
  ["!=1", undefined],
  [" ", undefined],
  ["9".repeat(400), undefined],
])("%j means %j", (text, range) => {
  expect(meantRange(text)?.replace(/ +/gu, " ")).toBe(range?.replace(/ +/gu, " "));
});
