import type { z } from "zod";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { isSensitiveName } from "../secrets/sensitive-name.ts";
import { certainlyMeant, didYouMean } from "../text/did-you-mean.ts";
import { dotted, type Pointer, pointerOf } from "../text/pointer.ts";
import type { Span } from "../text/span.ts";
import type { YamlNode } from "../yaml/node.ts";
import { keyThatMeans } from "../yaml/read-node.ts";
import { deepestNode } from "../yaml/to-plain.ts";
import { schemaDiagnostics } from "./problems.ts";
import { schemaPlace } from "./schema-shape.ts";
import { typeFix, wordFix } from "./token-fix.ts";
import { typeHint } from "./type-hint.ts";

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** What a schema check is about: the schema, the nodes it was applied to, and what to call the top of them. */
export interface SchemaSubject {
  readonly schema: z.ZodType;
  readonly root: YamlNode;
  /** The place of the root's own key; the whole file has none. */
  readonly rootKey: Span | undefined;
  /** `the file`, or `plugins.compute.config`. */
  readonly name: string;
}

/** The findings of a failed check. A missing key that is there under a misspelt name is not reported twice. */
export function schemaFindings(
  issues: readonly Issue[],
  subject: SchemaSubject,
  base: Path = [],
): readonly Diagnostic[] {
  const misspelt = new Set(issues.flatMap((issue) => meantKeys(issue, subject, base)));
  const isMissing = (issue: Issue): boolean =>
    issue.code !== "unrecognized_keys" && misspelt.has(pointerOf([...base, ...issue.path]));
  return issues.filter((issue) => !isMissing(issue)).flatMap((issue) => issueDiagnostics(issue, subject, base));
}

function meantKeys(issue: Issue, subject: SchemaSubject, base: Path): readonly Pointer[] {
  if (issue.code !== "unrecognized_keys") return [];
  const path = [...base, ...issue.path];
  const { keys } = schemaPlace(subject.schema, path, subject.root);
  const meant = issue.keys.flatMap((key) => didYouMean(key, keys) ?? []);
  const absent = meant.filter((key) => deepestNode(subject.root, [...path, key]).depth <= path.length);
  return absent.map((key) => pointerOf([...path, key]));
}

/** The findings of one zod issue, each at the smallest true place: the key for an unknown key, the value for a wrong
 *  value, the parent's key for a missing one. */
function issueDiagnostics(issue: Issue, subject: SchemaSubject, base: Path): readonly Diagnostic[] {
  const path = [...base, ...issue.path];
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => unknownKey(path, { key, others: issue.keys }, subject));
    case "invalid_union":
      return unionDiagnostics(issue, path, subject);
    case "invalid_type":
      return [wrongType(path, issue.expected, subject)];
    case "invalid_value":
      return [wrongValue(path, issue.values, subject)];
    case "too_small":
      return [outOfRange(path, lowerBound(issue), subject)];
    case "too_big":
      return [outOfRange(path, upperBound(issue), subject)];
    case "invalid_key":
      return [schemaDiagnostics["wrong-format"](named(path, subject), keyOrValueSpan(path, subject))];
    case "invalid_format":
      return [wrongFormat(path, subject, issue.message)];
    default:
      return [schemaDiagnostics["wrong-format"](named(path, subject), valueSpan(path, subject))];
  }
}

interface UnknownKey {
  readonly key: string;
  /** All unknown keys of the section. */
  readonly others: readonly string[];
}

function unknownKey(path: Path, { key, others }: UnknownKey, subject: SchemaSubject): Diagnostic {
  const { keys } = schemaPlace(subject.schema, path, subject.root);
  const suggestion = didYouMean(key, keys);
  const span = keyOrValueSpan([...path, key], subject);
  const meant = certainlyMeant(key, keys);
  const isTaken =
    meant !== undefined &&
    (deepestNode(subject.root, [...path, meant]).depth > path.length ||
      others.length > mostCompared ||
      others.some((other) => other !== key && didYouMean(other, keys) === meant));
  const fix = meant === undefined || isTaken || span === undefined ? undefined : wordFix(span, meant);
  return schemaDiagnostics["unknown-key"]({ key, section: sectionName(path, subject), suggestion, known: keys }, span, {
    fix,
  });
}

// Where a section has so many unknown keys, none is a slip of the finger, and comparing each with each takes minutes.
const mostCompared = 50;

function wrongType(path: Path, expected: string, subject: SchemaSubject): Diagnostic {
  const place = deepestNode(subject.root, path);
  const { description } = schemaPlace(subject.schema, path, subject.root);
  const key = lastName(path, subject);
  if (place.depth < path.length) {
    const section = sectionName(path.slice(0, -1), subject);
    return schemaDiagnostics["missing-key"](
      { key, section, description },
      place.keySpan ?? missingSpan(place.node, subject),
    );
  }
  if (isSensitiveName(key) && place.node.kind === "scalar")
    return schemaDiagnostics["plaintext-secret"]({ key }, place.node.span);
  const { node } = place;
  const [hint, fix] = node.kind === "scalar" ? [typeHint(node, expected), typeFix(node, expected)] : [];
  return schemaDiagnostics["wrong-type"](
    { key, expected: typeNames[expected] ?? expected, actual: actualType(node), description, hint },
    spanAt(place),
    { fix },
  );
}

function wrongValue(path: Path, values: readonly unknown[], subject: SchemaSubject): Diagnostic {
  const place = deepestNode(subject.root, path);
  if (place.depth < path.length) return wrongType(path, "string", subject);
  const key = lastName(path, subject);
  const allowed = values.map(String);
  const { node } = place;
  const written = node.kind === "scalar" && typeof node.value === "string" ? node.value : undefined;
  const suggestion = written === undefined ? undefined : didYouMean(written, allowed);
  const value = node.kind !== "scalar" || isSensitiveName(key) ? undefined : String(node.value);
  const meant = written === undefined ? undefined : certainlyMeant(written, allowed);
  const fix = meant === undefined ? undefined : wordFix(node.span, meant);
  return schemaDiagnostics["wrong-value"]({ key, value, allowed, suggestion }, spanAt(place), { fix });
}

// Our schemas say the form in a sentence of their own; zod's own words begin with "Invalid" and say less.
function wrongFormat(path: Path, subject: SchemaSubject, message: string): Diagnostic {
  const form = message.startsWith("Invalid") ? undefined : message;
  return schemaDiagnostics["wrong-format"]({ ...named(path, subject), form }, valueSpan(path, subject));
}

function outOfRange(path: Path, bound: string, subject: SchemaSubject): Diagnostic {
  const { description } = schemaPlace(subject.schema, path, subject.root);
  return schemaDiagnostics["out-of-range"](
    { key: lastName(path, subject), bound, description },
    valueSpan(path, subject),
  );
}

// The branch that was meant is the one whose complaints lie deepest: it agreed with the value the longest.
function unionDiagnostics(
  issue: Extract<Issue, { code: "invalid_union" }>,
  path: Path,
  subject: SchemaSubject,
): readonly Diagnostic[] {
  if ("options" in issue && issue.errors.length === 0) return [wrongChoice(issue.options ?? [], path, subject)];
  const key = lastName(path, subject);
  const place = deepestNode(subject.root, path);
  if (place.depth < path.length) return [wrongType(path, "value", subject)];
  if (isSensitiveName(key) && place.node.kind === "scalar")
    return [schemaDiagnostics["plaintext-secret"]({ key }, place.node.span)];
  const branches = [...issue.errors].sort((left, right) => depthOf(right) - depthOf(left));
  const meant = branches.find((branch) => isMeant(branch, place.node));
  if (meant !== undefined) return schemaFindings(meant, subject, path);
  const { description } = schemaPlace(subject.schema, path, subject.root);
  return [schemaDiagnostics["wrong-shape"]({ key, description }, spanAt(place))];
}

/** The word that chooses between the branches is none of theirs, or stands behind a misspelt key. */
function wrongChoice(options: readonly unknown[], path: Path, subject: SchemaSubject): Diagnostic {
  const { node, depth } = deepestNode(subject.root, path);
  const section = path.slice(0, -1);
  const { keys } = schemaPlace(subject.schema, section, subject.root);
  const misspelt = depth < path.length ? keyThatMeans(String(path.at(-1)), node, keys) : undefined;
  if (misspelt === undefined) return wrongValue(path, options, subject);
  return unknownKey(section, { key: misspelt, others: [misspelt] }, subject);
}

function isMeant(branch: readonly Issue[], node: YamlNode): boolean {
  const shapeFits = branch.every((issue) => issue.path.length > 0 || issue.code !== "invalid_type");
  return (
    branch.length > 0 && (shapeFits || (node.kind === "scalar" && branch.every(({ code }) => code !== "invalid_type")))
  );
}

function depthOf(branch: readonly Issue[]): number {
  return Math.max(0, ...branch.map(({ path }) => path.length));
}

function named(
  path: Path,
  subject: SchemaSubject,
): { key: string; description: string | undefined; form: string | undefined } {
  return {
    key: lastName(path, subject),
    description: schemaPlace(subject.schema, path, subject.root).description,
    form: undefined,
  };
}

function lastName(path: Path, subject: SchemaSubject): string {
  const last = path.at(-1);
  if (last === undefined) return subject.name;
  if (typeof last !== "number") return String(last);
  return dotted(pointerOf(path.slice(-2)));
}

function sectionName(path: Path, subject: SchemaSubject): string {
  return path.length === 0 ? subject.name : `\`${dotted(pointerOf(path))}\``;
}

function valueSpan(path: Path, subject: SchemaSubject): Span {
  return spanAt(deepestNode(subject.root, path));
}

// A finding about a whole section points at its key: a span over many lines says nothing.
function spanAt(place: { readonly node: YamlNode; readonly keySpan: Span | undefined }): Span {
  const { node, keySpan } = place;
  if (node.kind === "scalar") return node.span;
  return keySpan ?? { ...node.span, end: Math.min(node.span.end, node.span.start + 1) };
}

function keyOrValueSpan(path: Path, subject: SchemaSubject): Span | undefined {
  const place = deepestNode(subject.root, path);
  return place.depth === path.length && place.keySpan !== undefined ? place.keySpan : spanAt(place);
}

// A list item has no key of its own: its first key stands for it. The whole file's first character, likewise.
function missingSpan(node: YamlNode, subject: SchemaSubject): Span {
  if (node === subject.root && subject.rootKey !== undefined) return subject.rootKey;
  if (node.kind === "map") {
    const [first] = node.entries.values();
    if (first !== undefined) return first.keySpan;
  }
  return { ...node.span, end: Math.min(node.span.end, node.span.start + 1) };
}

function actualType(node: YamlNode): string {
  if (node.kind === "list") return "a list";
  if (node.kind === "map") return "a section with keys";
  if (node.value === null) return "nothing";
  if (typeof node.value === "string") return "a text";
  return typeof node.value === "number" ? "a number" : "true or false";
}

const typeNames: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "a section with keys",
  record: "a section with keys",
  value: "a value",
};

function lowerBound(issue: Extract<Issue, { code: "too_small" }>): string {
  if (issue.origin === "string")
    return issue.minimum === 1 ? "a text that is not empty" : `at least ${issue.minimum} characters long`;
  if (issue.origin === "array") return `a list of at least ${issue.minimum}`;
  return `${issue.inclusive === false ? "more than" : "at least"} ${issue.minimum}`;
}

function upperBound(issue: Extract<Issue, { code: "too_big" }>): string {
  if (issue.origin === "string") return `at most ${issue.maximum} characters long`;
  if (issue.origin === "array") return `a list of at most ${issue.maximum}`;
  return `${issue.inclusive === false ? "less than" : "at most"} ${issue.maximum}`;
}
