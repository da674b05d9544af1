import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { patternFault } from "../../src/text/regular-expression.ts";

test.each([["^stg_[a-z0-9_]+$"], ["(?i)^dim_"], ["(?P<layer>stg|mart)_"], ["(a+)+$"], ["\\p{Greek}"], ["[[:alpha:]]"]])(
  "%s runs on RE2",
  (pattern) => {
    expect(patternFault(pattern)).toBeUndefined();
  },
);

describe("what cannot run is told with its place", () => {
  test.each([
    ["^(?=x)", "looks ahead or behind", 2],
    ["ab(?!x)", "looks ahead or behind", 3],
    ["ab(?<!x)", "looks ahead or behind", 3],
    ["a(?<=x)", "looks ahead or behind", 2],
    ["(a)\\1", "refers back to a group", 4],
    // The first `\\1` is a backslash and a digit.
    ["\\\\1\\1", "refers back to a group", 4],
    ["(a)\\k<n>", "refers back to a group", 4],
    ["ab[a", "`[` in it is not closed", 3],
    ["x(y", "`(` in it is not closed", 2],
    ["[(](x", "`(` in it is not closed", 4],
    ["a)b", "a `)` in it closes nothing", 2],
    ["*a", "repeats nothing", 1],
    ["a**", "repeats what is repeated already", 2],
    ["x\\", "ends with a backslash", 2],
    ["a{1001}", "repetitions", 2],
    ["[z-a]", "does not exist", 2],
    ["(?P<a>x)(?P<a>y)", "two groups", 14],
  ])("%s", (pattern, reason, position) => {
    const fault = patternFault(pattern);
    expect(fault?.reason).toContain(reason);
    expect(fault?.position).toBe(position);
  });

  test.each([
    ["", "empty"],
    ["x".repeat(1001), "longer than 1000"],
    ["((((a)", "`(` in it is not closed"],
  ])("%j as a whole", (pattern, reason) => {
    expect(patternFault(pattern)).toMatchObject({ reason: expect.stringContaining(reason), position: undefined });
  });
});

test("any text is judged, and a place lies inside of it", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60, unit: fc.constantFrom(..."ab()[]{}*+?\\|^$.-,<>=!:P1") }), (pattern) => {
      const position = patternFault(pattern)?.position ?? 1;
      expect(position).toBeGreaterThanOrEqual(1);
      expect(position).toBeLessThanOrEqual(Math.max(1, pattern.length));
    }),
    { numRuns: 2000 },
  );
});
