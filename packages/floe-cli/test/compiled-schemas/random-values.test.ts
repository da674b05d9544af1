import fc from "fast-check";
import { expect, test } from "vitest";
import { type Case, compare, newTally, type Subject } from "./compare.ts";
import { exportedSchemas } from "./exported-schemas.ts";
import { partsOf, rightParts, samplesFor } from "./real-values.ts";

const subjects = await exportedSchemas();
const parts = rightParts();

test("random trees at random places of real values are taken as zod takes them", () => {
  const total = newTally();
  for (const subject of subjects) {
    const property = fc.property(changedSample(subject), (value) => {
      const tally = newTally();
      compare(subject, { what: "a random value", value }, tally);
      total.accepted += tally.accepted;
      total.refused += tally.refused;
      expect(tally).toMatchObject({ contradictions: [], hesitations: [] });
    });
    fc.assert(property, { numRuns: 100 });
  }
  expect(total.accepted).toBeGreaterThan(1_000);
  expect(total.refused).toBeGreaterThan(4_000);
}, 60_000);

interface Step {
  readonly at: number;
  /** A tree, or nothing to take away what is there. */
  readonly tree: { readonly value: unknown } | undefined;
}

/** A real value that the schema accepts, with up to three of its places taken away or replaced by trees that are
 *  random, or grow elsewhere in real values. */
function changedSample(subject: Subject): fc.Arbitrary<unknown> {
  const anything = fc.anything({ withDate: true, withMap: true, withNullPrototype: true, withSparseArray: true });
  const value = fc.oneof(anything, fc.string({ unit: "grapheme", maxLength: 300 }), fc.constantFrom(...values(parts)));
  const tree = fc.option(fc.record({ value }), { nil: undefined });
  const steps = fc.array(fc.record({ at: fc.nat(), tree }), { maxLength: 3 });
  const sample = fc.constantFrom(...values(samplesFor(subject, parts)));
  return fc.tuple(sample, steps).map(([start, changes]) => changes.reduce(changed, start));
}

function values(cases: readonly Case[]): readonly unknown[] {
  return cases.map(({ value }) => value);
}

/** A copy of a value with one place changed; places are counted like `partsOf` counts them. */
function changed(value: unknown, { at, tree }: Step): unknown {
  const place = at % partsOf({ what: "", value }).length;
  if (place === 0) return tree === undefined ? value : tree.value;
  let left = place - 1;
  const members = Object.entries(isObject(value) ? value : {}).flatMap(([key, member]) => {
    const size = partsOf({ what: "", value: member }).length;
    const isHere = left >= 0 && left < size;
    const step = { at: left, tree };
    left -= size;
    if (!isHere) return [[key, member] as const];
    return step.at === 0 && tree === undefined ? [] : [[key, changed(member, step)] as const];
  });
  return Array.isArray(value) ? members.map(([, member]) => member) : Object.fromEntries(members);
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
