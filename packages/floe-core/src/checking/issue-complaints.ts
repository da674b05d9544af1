import { findSecrets } from "../secrets/find.ts";
import { isSensitiveName } from "../secrets/sensitive-name.ts";
import { certainlyMeant, didYouMean } from "../text/did-you-mean.ts";
import { dotted, pointerOf } from "../text/pointer.ts";
import type { Span } from "../text/span.ts";
import type { YamlEntry, YamlNode } from "../yaml/node.ts";
import { deepestNode, type NodePlace } from "../yaml/to-plain.ts";
import { type Complaint, refusedValue } from "./complaint.ts";
import type { Issue, Path } from "./flat-issues.ts";
import { plaintextAt } from "./plaintext-at.ts";
import { schemaDiagnostics } from "./problems.ts";
import { schemaPlace } from "./schema-shape.ts";
import type { SchemaSubject } from "./schema-subject.ts";
import { typeFix, wordFix } from "./token-fix.ts";
import { typeHint } from "./type-hint.ts";
import { actualType, lowerBound, typeNames, upperBound } from "./type-words.ts";

/** What a schema complains of. A missing key that is there under a misspelt name is one complaint. */
export function complaintsOf(issues: readonly Issue[], subject: SchemaSubject): readonly Complaint[] {
  const complaints = issues.flatMap((issue) => issueComplaints(issue, subject));
  const misspelt = new Map<YamlNode, Set<string>>();
  for (const { refuses } of complaints) {
    if (refuses.kind !== "misspelt") continue;
    const keys = misspelt.get(refuses.section) ?? new Set();
    misspelt.set(refuses.section, keys.add(refuses.entry.key));
  }
  const isThere = ({ refuses }: Complaint): boolean =>
    refuses.kind === "missing" && misspelt.get(refuses.section)?.has(refuses.entry.key) === true;
  return complaints.filter((complaint) => !isThere(complaint));
}

/** The complaints of one zod issue, each at the smallest true place: the key for an unknown key, the value for a wrong
 *  value, the parent's key for a missing one. */
function issueComplaints(issue: Issue, subject: SchemaSubject): readonly Complaint[] {
  const { path } = issue;
  const secret = plaintextAt(path, subject);
  if (secret !== undefined) return [{ finding: undefined, refuses: { kind: "plaintext", node: secret } }];
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => unknownKey(path, { key, others: issue.keys }, subject));
    case "invalid_union":
      return [wrongUnion(issue, path, subject)];
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

/** None of the alternatives can be meant, or nothing stands there. */
function wrongUnion(issue: Extract<Issue, { code: "invalid_union" }>, path: Path, subject: SchemaSubject): Complaint {
  if ("options" in issue && issue.errors.length === 0) return wrongChoice(issue.options ?? [], path, subject);
  const place = deepestNode(subject.root, path);
  if (place.depth < path.length) return missing(path, place, subject);
  const key = lastName(path, subject);
  const { description } = schemaPlace(subject.schema, path, subject.root);
  return refusedValue(place.node, schemaDiagnostics["wrong-shape"]({ key, description }, spanAt(place)));
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
