import { isTable } from "../text/is-table.ts";
import { child, type Pointer } from "../text/pointer.ts";
import type { Span } from "../text/span.ts";
import type { YamlDocument, YamlNode } from "../yaml/node.ts";
import { type Origin, spanOf } from "./origin.ts";

// Not exported: only this module makes a `Located`, so every value's origin is true. From the global registry: a
// plugin may bring its own copy of this module, and its values are ours.
const anchor: unique symbol = Symbol.for("floe/located/1");

/** A value and where it comes from. Step into it with `at`, `optional`, `items` and `members`. */
export interface Located<out T> {
  readonly value: T;
  readonly origin: Origin;
  readonly [anchor]: Anchor;
}

/** Where a value is in the document; nowhere when no file holds it. */
interface Anchor {
  readonly node: YamlNode | undefined;
  /** The key that the value stands behind; for a default, the key of the section that lacks it. */
  readonly keySpan: Span | undefined;
}

const nowhere: Anchor = { node: undefined, keySpan: undefined };

/** A whole file's value; `value` is what the schema made of the document, with the same paths. */
export function locatedDocument<T>(document: YamlDocument, value: T): Located<T> {
  return located(
    value,
    { kind: "source", pointer: "", span: document.root.span },
    { node: document.root, keySpan: undefined },
  );
}

/** The member of a section. What the file does not have is a default of the schema. */
export function at<T extends object, K extends keyof T & (string | number)>(parent: Located<T>, key: K): Located<T[K]> {
  return childOf(parent, key, parent.value[key]);
}

/** The member of a section when there is one. */
export function optional<T extends object, K extends keyof T & string>(
  parent: Located<T>,
  key: K,
): Located<Exclude<T[K], undefined>> | undefined {
  const member = at(parent, key);
  return isPresent(member) ? member : undefined;
}

/** The elements of a list. */
export function items<U>(list: Located<readonly U[]>): readonly Located<U>[] {
  return list.value.map((value, index) => childOf(list, index, value));
}

/** The members of a table with free keys, in file order. */
export function members<V>(table: Located<{ readonly [key: string]: V }>): readonly (readonly [string, Located<V>])[] {
  return Object.entries(table.value).map(([key, value]) => [key, childOf(table, key, value)] as const);
}

/** Whether a value is a map, whose members can be stepped into. */
export function isLocatedTable(value: Located<unknown>): value is Located<{ readonly [key: string]: unknown }> {
  return isTable(value.value);
}

/** The place of a key, for findings about the key itself. */
export function keySpan(parent: Located<object>, key: string): Span | undefined {
  const { node } = parent[anchor];
  return node?.kind === "map" ? node.entries.get(key)?.keySpan : undefined;
}

/** The place of a value. A whole section is pointed at by its key, and a default by the key of the section that lacks
 *  it: a span over many lines says nothing. */
export function placeOf(value: Located<unknown>): Span | undefined {
  const { node, keySpan: key } = value[anchor];
  return (node?.kind === "scalar" ? undefined : key) ?? spanOf(value.origin);
}

/** The same place with what a later check made of the value, paths unchanged: a plugin's schema adds its defaults. */
export function refined<T>(value: Located<unknown>, parsed: T): Located<T> {
  return located(parsed, value.origin, value[anchor]);
}

/** The document node behind a value, for schema checks that point into it. */
export function nodeOf(value: Located<unknown>): YamlNode | undefined {
  return value[anchor].node;
}

/** A value that a named rule made from others. */
export function derived<T>(rule: string, value: T, from: readonly Located<unknown>[]): Located<T> {
  return located(value, { kind: "derived", rule, from: from.map(({ origin }) => origin) }, nowhere);
}

/** A constant, with the reason for it. */
export function builtin<T>(value: T, reason: string): Located<T> {
  return located(value, { kind: "builtin", reason }, nowhere);
}

/** A value from outside the files: an environment variable, a flag, a plugin. */
export function from<T>(origin: Exclude<Origin, { kind: "source" | "default" }>, value: T): Located<T> {
  return located(value, origin, nowhere);
}

/** Tells a located value from a plain object that holds located values. */
export function isLocated(value: unknown): value is Located<unknown> {
  return typeof value === "object" && value !== null && anchor in value;
}

function isPresent<T>(member: Located<T>): member is Located<Exclude<T, undefined>> {
  return member.value !== undefined;
}

function located<T>(value: T, origin: Origin, place: Anchor): Located<T> {
  return { value, origin, [anchor]: place };
}

function childOf<V>(parent: Located<unknown>, key: string | number, value: V): Located<V> {
  const place = childAnchor(parent, key);
  return located(value, childOrigin(parent, key, place.node), place);
}

function childAnchor(parent: Located<unknown>, key: string | number): Anchor {
  const { node, keySpan: lacking } = parent[anchor];
  if (node?.kind === "map") {
    const entry = node.entries.get(String(key));
    return entry === undefined ? { node: undefined, keySpan: lacking } : { node: entry.value, keySpan: entry.keySpan };
  }
  const item = node?.kind === "list" ? node.items[Number(key)] : undefined;
  return { node: item, keySpan: item === undefined ? lacking : undefined };
}

function childOrigin(parent: Located<unknown>, key: string | number, node: YamlNode | undefined): Origin {
  const { origin } = parent;
  if (origin.kind !== "source" && origin.kind !== "default") return origin;
  const pointer: Pointer = child(origin.pointer, key);
  if (node !== undefined) return { kind: "source", pointer, span: node.span };
  return { kind: "default", pointer, within: origin.kind === "source" ? firstCharacter(origin.span) : origin.within };
}

// A section is pointed at by its first character: a span over many lines says nothing.
function firstCharacter(span: Span): Span {
  return { ...span, end: Math.min(span.end, span.start + 1) };
}
