import { expect } from "vitest";
import type { z } from "zod";
import { canBeRead, compare, newTally, subjectOf } from "./compare.ts";

/** Expects that the acceptor of a schema and zod take the right values and make the same of them, and that both refuse
 *  the wrong ones. A right value that no file can hold may be left to zod. */
export function expectAgreement(
  schema: z.ZodType,
  { right, wrong }: { readonly right: readonly unknown[]; readonly wrong: readonly unknown[] },
): void {
  const subject = subjectOf("the schema", schema);
  const taken = (value: unknown) => ({ value, taken: subject.accept(value) !== undefined });
  for (const value of right.filter(canBeRead)) expect(taken(value)).toEqual({ value, taken: true });
  for (const value of wrong) expect(taken(value)).toEqual({ value, taken: false });
  const tally = newTally();
  for (const [index, value] of [...right, ...wrong].entries())
    compare(subject, { what: `value ${index}`, value }, tally);
  const counts = { accepted: right.length, refused: wrong.length };
  expect(tally).toEqual({ ...counts, contradictions: [], hesitations: [] });
}
