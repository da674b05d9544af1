import type { z } from "zod";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Checked } from "../origins/located.ts";
import { type Marks, noMarks } from "../origins/marks.ts";
import { isTable } from "../text/is-table.ts";
import type { YamlNode } from "../yaml/node.ts";
import { deepestNode, toPlain } from "../yaml/to-plain.ts";
import { ambiguousNumbers } from "./ambiguous-numbers.ts";
import { type Complaint, isKeyRefusal } from "./complaint.ts";
import { flatIssues, type Issue } from "./flat-issues.ts";
import { complaintsOf } from "./issue-complaints.ts";
import { marksOfComplaints, withEarlier } from "./marks-of.ts";
import { schemaKeys } from "./schema-shape.ts";
import type { SchemaSubject } from "./schema-subject.ts";
import { shownIssues } from "./shown-issues.ts";
import { withDefaults } from "./with-defaults.ts";

/** What a schema made of some nodes. What it refused stands in the value as it stands in the file, marked. */
export interface SchemaCheck<T> extends Checked<T> {
  readonly diagnostics: readonly Diagnostic[];
}

/** Decides about keys that the schema does not have: `note` takes the key for one of the user's own, `said` leaves the
 *  refusal to a rule that knows more about it. */
export type UnknownKeyRule = (path: readonly PropertyKey[], key: string) => "note" | "said" | undefined;

/** Keys that start with `x-` are notes everywhere. */
export const freeKeys: UnknownKeyRule = (_path, key) => (key.startsWith("x-") ? "note" : undefined);

/** What another schema has said of the same section. */
export interface EarlierCheck {
  readonly marks: Marks;
  /** Keys that it refused, or that are there misspelt: they are not looked at again. */
  readonly refusedKeys: ReadonlySet<string>;
  /** Keys that are not this schema's. */
  readonly otherKeys: ReadonlySet<string>;
  /** What it gave keys that the file lacks: this schema takes it, where it has the key, before a default of its own. */
  readonly defaults: Readonly<Record<string, unknown>>;
}

/** How a check treats keys. */
export interface KeyRules {
  readonly unknownKeys?: UnknownKeyRule;
  readonly earlier?: EarlierCheck | undefined;
}

/** Checks nodes against a schema, with every finding at its place in the file. */
export function checkSchema<T>(
  subject: SchemaSubject & { readonly schema: z.ZodType<T> },
  { unknownKeys = freeKeys, earlier }: KeyRules = {},
): SchemaCheck<T> {
  const { root } = subject;
  const plain = toPlain(root);
  for (const key of [...(earlier?.refusedKeys ?? []), ...(earlier?.otherKeys ?? [])]) removeAt(plain, [], key);
  addDefaults(plain, subject.schema, earlier?.defaults ?? {});
  const { result, said } = parsed(subject.schema, plain, { root, unknownKeys });
  if (result.success && said.length === 0 && earlier === undefined) {
    return { value: result.data, marks: noMarks, diagnostics: numbersIn(subject, noMarks.refused) };
  }
  const { shown, rest } = shownIssues(result.success ? [] : flatIssues(result.error.issues, subject));
  const complaints = complaintsOf(shown, subject).filter((each) => !wasSaid(each, root, earlier));
  const unsaid = rest.map((path) => deepestNode(root, path).node);
  const marks = withEarlier(marksOfComplaints(complaints, [...said, ...unsaid]), earlier);
  const value = result.success ? result.data : shaped<T>(withDefaults(subject.schema, plain));
  const findings = complaints.flatMap(({ finding }) => finding ?? []);
  return { value, marks, diagnostics: [...findings, ...numbersIn(subject, marks.refused)] };
}

function addDefaults(plain: unknown, schema: z.ZodType, defaults: EarlierCheck["defaults"]): void {
  if (!isTable(plain)) return;
  for (const key of schemaKeys(schema)) {
    if (key in defaults) plain[key] = structuredClone(defaults[key]);
  }
}

function wasSaid({ refuses }: Complaint, root: YamlNode, earlier: EarlierCheck | undefined): boolean {
  if (earlier === undefined) return false;
  if (!isKeyRefusal(refuses)) return earlier.marks.refused.has(refuses.node);
  return refuses.kind === "missing" && refuses.section === root && earlier.refusedKeys.has(refuses.entry.key);
}

// A plugin's options are part of a file that was looked through as a whole.
function numbersIn({ root, rootKey }: SchemaSubject, refused: ReadonlySet<YamlNode>): readonly Diagnostic[] {
  return rootKey === undefined ? ambiguousNumbers(root, refused) : [];
}

interface Parsed<T> {
  readonly result: z.ZodSafeParseResult<T>;
  /** The values of unknown keys that a rule reports. */
  readonly said: readonly YamlNode[];
}

const maxRounds = 10;

/** Parses, and again without the unknown keys that the schema need not speak of. Those inside of what was refused come to
 *  light one level at a time. */
function parsed<T>(
  schema: z.ZodType<T>,
  plain: unknown,
  { root, unknownKeys }: { readonly root: YamlNode; readonly unknownKeys: UnknownKeyRule },
): Parsed<T> {
  const said: YamlNode[] = [];
  let result = schema.safeParse(plain);
  for (let round = 0; round < maxRounds && !result.success; round++) {
    const settled = result.error.issues.flatMap((issue) => settledKeys(issue, unknownKeys));
    if (settled.length === 0) break;
    for (const { path, key, verdict } of settled) {
      if (verdict === "said") said.push(deepestNode(root, [...path, key]).node);
      removeAt(plain, path, key);
    }
    result = schema.safeParse(plain);
  }
  return { result, said };
}

interface SettledKey {
  readonly path: readonly PropertyKey[];
  readonly key: string;
  readonly verdict: "note" | "said";
}

function settledKeys(issue: Issue, unknownKeys: UnknownKeyRule): readonly SettledKey[] {
  if (issue.code !== "unrecognized_keys") return [];
  const { path } = issue;
  return issue.keys.flatMap((key) => {
    const verdict = unknownKeys(path, key);
    return verdict === undefined ? [] : [{ path, key, verdict }];
  });
}

function removeAt(plain: unknown, path: readonly PropertyKey[], key: string): void {
  let holder = plain;
  for (const step of path) {
    if (Array.isArray(holder)) holder = holder[Number(step)];
    else holder = isTable(holder) ? holder[String(step)] : undefined;
  }
  if (isTable(holder)) delete holder[key];
}

// The value has the shape of the schema but where the marks say otherwise, and nobody reads what is marked.
function shaped<T>(value: unknown): T {
  return value as T;
}
