import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { builtin, type Located } from "../../src/origins/located.ts";
import { type EnforcementLevel, effectiveLevel, stricterLevel, weakens } from "../../src/policy/enforcement-level.ts";

const order: readonly EnforcementLevel[] = ["off", "warn", "strict"];
const level = fc.constantFrom(...order);
const perhaps = fc.option(level, { nil: undefined });
const said = (value: EnforcementLevel | undefined): Located<EnforcementLevel> | undefined =>
  value === undefined ? undefined : builtin(value, "a file says so");
const strength = (value: EnforcementLevel): number => order.indexOf(value);

describe("the stricter of two levels", () => {
  test("is the level itself, of two that are equal", () => {
    fc.assert(
      fc.property(level, (a) => {
        expect(stricterLevel(a, a)).toBe(a);
      }),
    );
  });

  test("does not depend on who says which", () => {
    fc.assert(
      fc.property(level, level, (a, b) => {
        expect(stricterLevel(a, b)).toBe(stricterLevel(b, a));
      }),
    );
  });

  test("does not depend on which two are compared first", () => {
    fc.assert(
      fc.property(level, level, level, (a, b, c) => {
        expect(stricterLevel(stricterLevel(a, b), c)).toBe(stricterLevel(a, stricterLevel(b, c)));
      }),
    );
  });

  test("never gets weaker when one of them gets stricter", () => {
    fc.assert(
      fc.property(level, level, level, (a, b, c) => {
        fc.pre(strength(a) <= strength(b));
        expect(strength(stricterLevel(a, c))).toBeLessThanOrEqual(strength(stricterLevel(b, c)));
      }),
    );
  });

  test("is at least as strict as both", () => {
    fc.assert(
      fc.property(level, level, (a, b) => {
        expect(weakens(a, stricterLevel(a, b))).toBe(false);
        expect(weakens(b, stricterLevel(a, b))).toBe(false);
      }),
    );
  });
});

describe("the level in force", () => {
  test("is what the only file says: an absent level adds nothing, not even a default", () => {
    fc.assert(
      fc.property(level, (a) => {
        expect(effectiveLevel(said(a), undefined).value).toBe(a);
        expect(effectiveLevel(undefined, said(a)).value).toBe(a);
      }),
    );
  });

  test("is `warn` when nobody says anything", () => {
    expect(effectiveLevel(undefined, undefined)).toMatchObject({
      value: "warn",
      origin: { kind: "derived", from: [] },
    });
  });

  test("names every file that had a say", () => {
    fc.assert(
      fc.property(perhaps, perhaps, (a, b) => {
        const { origin } = effectiveLevel(said(a), said(b));
        const count = origin.kind === "derived" ? origin.from.length : 1;
        expect(count).toBe([a, b].filter((each) => each !== undefined).length);
      }),
    );
  });
});
