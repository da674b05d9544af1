import type { z } from "zod";
import { plainCopy } from "../../src/compiled-schema.ts";
import { type Accept, acceptorOf } from "./acceptor.ts";

/** A schema and the acceptor that stands for it in the bundle. */
export interface Subject {
  readonly name: string;
  readonly schema: z.ZodType;
  readonly accept: Accept;
}

export function subjectOf(name: string, schema: z.ZodType): Subject {
  return { name, schema, accept: acceptorOf(schema) };
}

/** What two judges said about many values. */
export interface Tally {
  accepted: number;
  refused: number;
  /** Where the acceptor gives what zod refuses, or another value than zod: the first ten. That must not be. */
  readonly contradictions: string[];
  /** Where the acceptor leaves to zod what zod accepts, though a file can hold it: the first ten. That is only slow. */
  readonly hesitations: string[];
}

export function newTally(): Tally {
  return { accepted: 0, refused: 0, contradictions: [], hesitations: [] };
}

/** Has both judge a value, and notes whether they agree. */
export function compare({ name, schema, accept }: Subject, { what, value }: Case, tally: Tally): void {
  const mine = accept(value);
  const theirs = schema.safeParse(value);
  if (theirs.success) tally.accepted += 1;
  else tally.refused += 1;
  const place = `${name}, ${what}`;
  if (mine === undefined) {
    if (theirs.success && plainCopy(value) !== undefined) note(tally.hesitations, place);
  } else if (!theirs.success) note(tally.contradictions, `${place}: zod refuses it`);
  else if (!isSame(mine.value, theirs.data)) note(tally.contradictions, `${place}: zod makes something else of it`);
}

// One mistake in what is emitted shows in thousands of places.
function note(notes: string[], text: string): void {
  if (notes.length < 10) notes.push(text);
}

/** A value and where it comes from. */
export interface Case {
  readonly what: string;
  readonly value: unknown;
}

/** Whether two values cannot be told apart: equal leaves, where 0 is not -0, and the same keys in the same order, where
 *  an undefined member is not an absent one. What is neither list nor plain map is compared by identity. */
export function isSame(left: unknown, right: unknown): boolean {
  if (Object.is(left, right)) return true;
  if (!isContainer(left) || !isContainer(right)) return false;
  if (Object.getPrototypeOf(left) !== Object.getPrototypeOf(right)) return false;
  const keys = Reflect.ownKeys(left);
  const others = Reflect.ownKeys(right);
  if (keys.length !== others.length) return false;
  return keys.every((key, index) => key === others[index] && isSame(left[key], right[key]));
}

function isContainer(value: unknown): value is Readonly<Record<PropertyKey, unknown>> {
  if (typeof value !== "object" || value === null) return false;
  return Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
}
