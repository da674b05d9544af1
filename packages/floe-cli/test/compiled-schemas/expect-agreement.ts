import { expect } from "vitest";
import type { z } from "zod";
import { no } from "../../src/compiled-schema.ts";
import { compare, newTally, subjectOf } from "./compare.ts";

/** Expects that the acceptor of a schema and zod take the right values and make the same of them, and that both refuse
 *  the wrong ones. */
export function expectAgreement(
  schema: z.ZodType,
  { right, wrong }: { readonly right: readonly unknown[]; readonly wrong: readonly unknown[] },
): void {
  const subject = subjectOf("the schema", schema);
  for (const value of right) expect({ value, taken: subject.accept(value) !== no }).toEqual({ value, taken: true });
  for (const value of wrong) expect({ value, taken: subject.accept(value) !== no }).toEqual({ value, taken: false });
  const tally = newTally();
  for (const [index, value] of [...right, ...wrong].entries())
    compare(subject, { what: `value ${index}`, value }, tally);
  const counts = { accepted: right.length, refused: wrong.length };
  expect(tally).toEqual({ ...counts, contradictions: [], hesitations: [] });
}
