import type { z } from "zod";
import { findSecrets } from "../secrets/find.ts";
import { isSensitiveName } from "../secrets/sensitive-name.ts";
import { certainlyMeant, didYouMean } from "../text/did-you-mean.ts";
import { dotted, pointerOf } from "../text/pointer.ts";
import type { Span } from "../text/span.ts";
import type { YamlEntry, YamlNode } from "../yaml/node.ts";
import { deepestNode, type NodePlace } from "../yaml/to-plain.ts";
import { type Complaint, refusedValue } from "./complaint.ts";
import { plaintextAt } from "./plaintext-at.ts";
import { schemaDiagnostics } from "./problems.ts";
import { schemaPlace } from "./schema-shape.ts";
import { typeFix, wordFix } from "./token-fix.ts";
import { typeHint } from "./type-hint.ts";
import { actualType, lowerBound, typeNames, upperBound } from "./type-words.ts";

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

/** What a schema complains of. A missing key that is there under a misspelt name is one complaint. */
export function complaintsOf(issues: readonly Issue[], subject: SchemaSubject, base: Path = []): readonly Complaint[] {
  const complaints = issues.flatMap((issue) => issueComplaints(issue, subject, base));
  const misspelt = complaints.flatMap(({ refuses }) => (refuses.kind === "misspelt" ? [refuses] : []));
  const isThere = ({ refuses }: Complaint): boolean =>
    refuses.kind === "missing" &&
    misspelt.some(({ section, entry }) => section === refuses.section && entry.key === refuses.entry.key);
  return misspelt.length === 0 ? complaints : complaints.filter((complaint) => !isThere(complaint));
}

/** The complaints of one zod issue, each at the smallest true place: the key for an unknown key, the value for a wrong
 *  value, the parent's key for a missing one. */
function issueComplaints(issue: Issue, subject: SchemaSubject, base: Path): readonly Complaint[] {
  const path = [...base, ...issue.path];
  const secret = plaintextAt(path, subject);
  if (secret !== undefined) return [{ finding: undefined, refuses: { kind: "plaintext", node: secret } }];
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => unknownKey(path, { key, others: issue.keys }, subject));
    case "invalid_union":
      return unionComplaints(issue, path, subject);
    case "invalid_type":
      return [wrongType(path, issue.expected, subject)];
    case "invalid_value":
      return [wrongValue(path, issue.values, subject)];
    case "too_small":
      return [outOfRange(path, lowerBound(issue), subject)];
    case "too_big":
      // A text that says its form itself has a bound that is a part of it.
      if (issue.origin === "string" && !/^(?:Too big|Invalid)/u.test(issue.message))
        return [wrongFormat(path, subject, issue.message)];
      return [outOfRange(path, upperBound(issue), subject)];
    case "invalid_key":
      return [wrongKey(path, subject)];
    case "invalid_format":
      return [wrongFormat(path, subject, issue.message)];
    default:
      return [wrongFormat(path, subject, undefined)];
  }
}

interface UnknownKey {
  readonly key: string;
  /** All unknown keys of the section. */
  readonly others: readonly string[];
}

function unknownKey(path: Path, { key, others }: UnknownKey, subject: SchemaSubject): Complaint {
  const { keys } = schemaPlace(subject.schema, path, subject.root);
  const suggestion = didYouMean(key, keys);
  const section = deepestNode(subject.root, path).node;
  const entry = section.kind === "map" ? section.entries.get(key) : undefined;
  const span = entry?.keySpan ?? keyOrValueSpan(path, subject);
  const meant = certainlyMeant(key, keys);
  const isTaken =
    meant !== undefined &&
    (hasKey(section, meant) ||
      others.length > maxCompared ||
      others.some((other) => other !== key && didYouMean(other, keys) === meant));
  const fix = meant === undefined || isTaken ? undefined : wordFix(span, meant);
  const parameters = { key, section: sectionName(path, subject), suggestion, known: keys };
  const finding = schemaDiagnostics["unknown-key"](parameters, span, { fix });
  if (entry === undefined) return refusedValue(section, finding);
  if (suggestion === undefined || hasKey(section, suggestion)) return refusedValue(entry.value, finding);
  return { finding, refuses: { kind: "misspelt", section, entry: { ...entry, key: suggestion } } };
}

// Where a section has so many unknown keys, none is a slip of the finger, and comparing each with each takes minutes.
const maxCompared = 50;

function hasKey(section: YamlNode, key: string): boolean {
  return section.kind === "map" && section.entries.has(key);
}

function wrongType(path: Path, expected: string, subject: SchemaSubject): Complaint {
  const place = deepestNode(subject.root, path);
  if (place.depth < path.length) return missing(path, place, subject);
  const { node } = place;
  const key = lastName(path, subject);
  const { description } = schemaPlace(subject.schema, path, subject.root);
  const [hint, fix] = node.kind === "scalar" ? [typeHint(node, expected), typeFix(node, expected)] : [];
  const parameters = { key, expected: typeNames[expected] ?? expected, actual: actualType(node), description, hint };
  return refusedValue(node, schemaDiagnostics["wrong-type"](parameters, spanAt(place), { fix }));
}

function missing(path: Path, place: NodePlace, subject: SchemaSubject): Complaint {
  const { description } = schemaPlace(subject.schema, path, subject.root);
  const section = sectionName(path.slice(0, -1), subject);
  const span = place.keySpan ?? missingSpan(place.node, subject);
  const key = lastName(path, subject);
  const finding = schemaDiagnostics["missing-key"]({ key, section, description }, span);
  return { finding, refuses: { kind: "missing", section: place.node, entry: nothingAt(String(path.at(-1)), span) } };
}

function nothingAt(key: string, span: Span): YamlEntry {
  return { key, keySpan: span, value: { kind: "scalar", span, value: null, style: "plain" } };
}

function wrongValue(path: Path, values: readonly unknown[], subject: SchemaSubject): Complaint {
  const place = deepestNode(subject.root, path);
  if (place.depth < path.length) return missing(path, place, subject);
  const key = lastName(path, subject);
  const allowed = values.map(String);
  const { node } = place;
  const written = node.kind === "scalar" && typeof node.value === "string" ? node.value : undefined;
  const suggestion = written === undefined ? undefined : didYouMean(written, allowed);
  const value = node.kind !== "scalar" || isSensitiveName(key) ? undefined : String(node.value);
  const meant = written === undefined ? undefined : certainlyMeant(written, allowed);
  const fix = meant === undefined ? undefined : wordFix(node.span, meant);
  return refusedValue(
    node,
    schemaDiagnostics["wrong-value"]({ key, value, allowed, suggestion }, spanAt(place), { fix }),
  );
}

// Our schemas say the form in a sentence of their own; zod's own words begin with "Invalid" and say less.
function wrongFormat(path: Path, subject: SchemaSubject, message: string | undefined): Complaint {
  const { node } = deepestNode(subject.root, path);
  // That an address has a password in it is why it has the wrong form, and a rule about secrets says so.
  if (holdsPassword(node)) return { finding: undefined, refuses: { kind: "value", node } };
  const form = message?.startsWith("Invalid") === true ? undefined : message;
  const finding = schemaDiagnostics["wrong-format"]({ ...named(path, subject), form }, valueSpan(path, subject));
  return refusedValue(node, finding);
}

function holdsPassword(node: YamlNode): boolean {
  if (node.kind !== "scalar" || typeof node.value !== "string") return false;
  return findSecrets(node.value)[0]?.group === "url-password";
}

function wrongKey(path: Path, subject: SchemaSubject): Complaint {
  const finding = schemaDiagnostics["wrong-format"](named(path, subject), keyOrValueSpan(path, subject));
  return refusedValue(deepestNode(subject.root, path).node, finding);
}

function outOfRange(path: Path, bound: string, subject: SchemaSubject): Complaint {
  const { description } = schemaPlace(subject.schema, path, subject.root);
  const parameters = { key: lastName(path, subject), bound, description };
  const finding = schemaDiagnostics["out-of-range"](parameters, valueSpan(path, subject));
  return refusedValue(deepestNode(subject.root, path).node, finding);
}

// The branch that was meant is the one whose complaints lie deepest: it agreed with the value the longest.
function unionComplaints(
  issue: Extract<Issue, { code: "invalid_union" }>,
  path: Path,
  subject: SchemaSubject,
): readonly Complaint[] {
  if ("options" in issue && issue.errors.length === 0) return [wrongChoice(issue.options ?? [], path, subject)];
  const place = deepestNode(subject.root, path);
  if (place.depth < path.length) return [missing(path, place, subject)];
  const key = lastName(path, subject);
  const branches = [...issue.errors].sort((left, right) => depthOf(right) - depthOf(left));
  const { keys: known } = schemaPlace(subject.schema, path, subject.root);
  const meant = branches.find((branch) => isMeant(branch, place.node) && !isStrange(branch, known));
  if (meant !== undefined) return complaintsOf(meant, subject, path);
  const { description } = schemaPlace(subject.schema, path, subject.root);
  return [refusedValue(place.node, schemaDiagnostics["wrong-shape"]({ key, description }, spanAt(place)))];
}

/** The word that chooses between the branches is none of theirs, or stands behind a misspelt key. */
function wrongChoice(options: readonly unknown[], path: Path, subject: SchemaSubject): Complaint {
  const { node, depth } = deepestNode(subject.root, path);
  if (depth === path.length) return wrongValue(path, options, subject);
  const section = path.slice(0, -1);
  const { keys } = schemaPlace(subject.schema, section, subject.root);
  const words = node.kind === "map" ? [...node.entries.keys()] : [];
  const misspelt = words.find((word) => !word.startsWith("x-") && didYouMean(word, keys) === path.at(-1));
  if (misspelt === undefined) return wrongValue(path, options, subject);
  return unknownKey(section, { key: misspelt, others: [misspelt] }, subject);
}

function isMeant(branch: readonly Issue[], node: YamlNode): boolean {
  const shapeFits = branch.every((issue) => issue.path.length > 0 || issue.code !== "invalid_type");
  return (
    branch.length > 0 && (shapeFits || (node.kind === "scalar" && branch.every(({ code }) => code !== "invalid_type")))
  );
}

/** Whether a section has keys and lacks keys, and none of those that it has can be one of those that it lacks. */
function isStrange(branch: readonly Issue[], known: readonly string[]): boolean {
  const unknown = branch.flatMap((issue) =>
    issue.code === "unrecognized_keys" && issue.path.length === 0 ? issue.keys : [],
  );
  const lacks = branch.some(({ code, path }) => code !== "unrecognized_keys" && path.length === 1);
  return lacks && unknown.length > 0 && unknown.every((key) => didYouMean(key, known) === undefined);
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

function keyOrValueSpan(path: Path, subject: SchemaSubject): Span {
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
