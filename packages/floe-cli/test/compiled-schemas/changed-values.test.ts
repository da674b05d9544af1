import { expect, test } from "vitest";
import { changesOf, replacementCount } from "./changes.ts";
import { compare, newTally } from "./compare.ts";
import { exportedSchemas } from "./exported-schemas.ts";
import { partsOf, rightParts, samplesFor } from "./real-values.ts";

const subjects = await exportedSchemas();
const parts = rightParts();

test.each(subjects)(
  "$name takes of changed values what zod takes, and makes the same of it",
  (subject) => {
    const samples = samplesFor(subject, parts);
    const tally = newTally();
    for (const sample of samples) {
      compare(subject, sample, tally);
      for (const changed of changesOf(sample)) compare(subject, changed, tally);
    }
    expect(tally).toMatchObject({ contradictions: [], hesitations: [] });
    expect(tally.accepted).toBeGreaterThan(0);
    expect(tally.refused).toBeGreaterThan(0);
    // Every place of every sample was replaced by each of the values.
    expect(tally.accepted + tally.refused).toBeGreaterThan(samples.flatMap(partsOf).length * replacementCount);
  },
  60_000,
);
