import type { z } from "zod";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { hasErrors } from "../diagnostics/diagnostic.ts";
import { toPlain } from "../yaml/to-plain.ts";
import { ambiguousNumbers } from "./ambiguous-numbers.ts";
import { type SchemaSubject, schemaFindings } from "./issue-findings.ts";
import { leaveOut, type StandIns } from "./leave-out.ts";

/** What a schema made of some nodes. The value may be there although there are errors: then what is wrong was left
 *  out, so that later stages can report the mistakes that have nothing to do with it. */
export interface Validation<T> {
  readonly value: T | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Decides about keys that the schema does not have: `undefined` refuses the key with the usual finding. */
export type UnknownKeyRule = (path: readonly PropertyKey[], key: string) => readonly Diagnostic[] | undefined;

/** Keys that start with `x-` are free everywhere. */
export const freeKeys: UnknownKeyRule = (_path, key) => (key.startsWith("x-") ? [] : undefined);

/** How strict a check is about what it does not know, and how it goes on after an error. */
export interface ValidationRules {
  readonly unknownKeys?: UnknownKeyRule | undefined;
  readonly standIns?: StandIns | undefined;
}

const mostRounds = 10;

/** Checks nodes against a schema, with every finding at its place in the file. */
export function validate<T>(
  subject: SchemaSubject & { readonly schema: z.ZodType<T> },
  rules: ValidationRules = {},
): Validation<T> {
  const { value, diagnostics } = checkSchema(subject, rules);
  // A plugin's options are part of a file that was looked through as a whole.
  const numbers = subject.rootKey === undefined ? ambiguousNumbers(subject.root, diagnostics) : [];
  return { value, diagnostics: [...diagnostics, ...numbers] };
}

function checkSchema<T>(
  subject: SchemaSubject & { readonly schema: z.ZodType<T> },
  { unknownKeys = freeKeys, standIns = {} }: ValidationRules,
): Validation<T> {
  const plain = toPlain(subject.root);
  const diagnostics: Diagnostic[] = [];
  // Each round leaves out what the last one complained of, from the leaves up to the sections at the top.
  for (let round = 0; round < mostRounds; round++) {
    const result = subject.schema.safeParse(plain);
    if (result.success) return { value: result.data, diagnostics };
    const settled = settleUnknownKeys(result.error.issues, unknownKeys, diagnostics);
    // Later rounds complain of what the first one left out, unless that was only keys that are allowed.
    if (round === 0 || !hasErrors(diagnostics)) diagnostics.push(...schemaFindings(firstOf(settled), subject));
    const changed = result.error.issues.map((issue) => leaveOut(plain, issue, { root: subject.root, standIns }));
    if (!changed.includes(true)) break;
  }
  return { value: undefined, diagnostics };
}

type Issue = z.core.$ZodIssue;

/** As many issues as somebody may want to read. A file can hold a hundred thousand mistakes, and each costs time. */
function firstOf(issues: readonly Issue[]): readonly Issue[] {
  const first: Issue[] = [];
  let left = mostFindings;
  for (const issue of issues) {
    if (left <= 0) break;
    const shown = issue.code === "unrecognized_keys" ? { ...issue, keys: issue.keys.slice(0, left) } : issue;
    left -= shown.code === "unrecognized_keys" ? shown.keys.length : 1;
    first.push(shown);
  }
  return first;
}

const mostFindings = 1_000;

/** Takes the allowed unknown keys out of the issues, and keeps their findings. */
function settleUnknownKeys(
  issues: readonly Issue[],
  rule: UnknownKeyRule,
  diagnostics: Diagnostic[],
): readonly Issue[] {
  const refused: Issue[] = [];
  for (const issue of issues) {
    if (issue.code !== "unrecognized_keys") {
      refused.push(issue);
      continue;
    }
    const keys: string[] = [];
    for (const key of issue.keys) {
      const findings = rule(issue.path, key);
      if (findings === undefined) keys.push(key);
      else diagnostics.push(...findings);
    }
    if (keys.length > 0) refused.push({ ...issue, keys });
  }
  return refused;
}
