import type { z } from "zod";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { hasErrors } from "../diagnostics/diagnostic.ts";
import { deepestNode, toPlain } from "./to-plain.ts";
import { issueDiagnostics, type SchemaSubject } from "./zod-issues.ts";

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

/** Checks nodes against a schema, with every finding at its place in the file. */
export function validate<T>(
  subject: SchemaSubject & { readonly schema: z.ZodType<T> },
  unknownKeys: UnknownKeyRule = freeKeys,
): Validation<T> {
  const plain = toPlain(subject.root);
  const diagnostics: Diagnostic[] = [];
  // Each round leaves out what the last one complained of; three rounds reach the root's required keys.
  for (let round = 0; round < 4; round++) {
    const result = subject.schema.safeParse(plain);
    if (result.success) return { value: result.data, diagnostics };
    const settled = settleUnknownKeys(result.error.issues, unknownKeys, diagnostics);
    if (round === 0 || !hasErrors(diagnostics)) {
      diagnostics.push(...settled.flatMap((issue) => issueDiagnostics(issue, subject)));
    }
    const removed = result.error.issues.map((issue) => leaveOut(plain, issue, subject));
    if (!removed.includes(true)) break;
  }
  return { value: undefined, diagnostics };
}

type Issue = z.core.$ZodIssue;

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

/** Removes what an issue is about from the plain value: the unknown key, or the nearest map entry around the place.
 *  List items are never removed by themselves: that would move the paths of those behind. */
function leaveOut(plain: unknown, issue: Issue, subject: SchemaSubject): boolean {
  if (issue.code === "unrecognized_keys") {
    const holder = valueAt(plain, issue.path);
    if (!isTable(holder)) return false;
    for (const key of issue.keys) delete holder[key];
    return true;
  }
  const { depth } = deepestNode(subject.root, issue.path);
  for (let length = Math.min(depth, issue.path.length); length > 0; length--) {
    const holder = valueAt(plain, issue.path.slice(0, length - 1));
    const key = issue.path[length - 1];
    if (isTable(holder) && typeof key === "string" && key in holder) return delete holder[key];
  }
  return false;
}

function valueAt(plain: unknown, path: readonly PropertyKey[]): unknown {
  let current = plain;
  for (const key of path) {
    if (Array.isArray(current)) current = current[Number(key)];
    else if (isTable(current)) current = current[String(key)];
    else return undefined;
  }
  return current;
}

function isTable(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
