import { Bug } from "../diagnostics/bug.ts";
import { isTable } from "../text/is-table.ts";
import { child, type Pointer } from "../text/pointer.ts";
import type { Span } from "../text/span.ts";
import type { YamlDocument, YamlNode } from "../yaml/node.ts";
import { type Marks, noMarks } from "./marks.ts";
import { type Origin, spanOf } from "./origin.ts";
import type { OriginRule } from "./rules-of-origin.ts";

// Not exported: only this module makes a `Located`, so every value's origin is true. From the global registry: a
// plugin may bring its own copy of this module, and its values are ours.
const anchor: unique symbol = Symbol.for("floe/located/2");

/** A value and where it comes from. Step into it with `at`, `optional`, `items` and `members`.
 *  A value is accepted, absent (then it is `undefined`), or refused by its schema. Nobody reads a refused value: its
 *  refusal was reported, and whatever else is said about it would be an echo. */
export interface Located<out T> {
  /** Throws a `Bug` when the value was refused. */
  readonly value: T;
  readonly origin: Origin;
  readonly [anchor]: Anchor;
}

/** Where a value is in the document; nowhere when no file holds it. */
interface Anchor {
  readonly node: YamlNode | undefined;
  /** The key that the value stands behind; for a default, the key of the section that lacks it. */
  readonly keySpan: Span | undefined;
  readonly marks: Marks;
  /** The value that was refused: what stands in the file, of whatever type. */
  readonly refused: { readonly value: unknown } | undefined;
  /** The members that have places of their own, by key. */
  readonly parts?: ReadonlyMap<string, Located<unknown>>;
}

const nowhere: Anchor = { node: undefined, keySpan: undefined, marks: noMarks, refused: undefined };

/** What a schema made of nodes, with the same paths, and what it refused. */
export interface Checked<out T> {
  readonly value: T;
  readonly marks: Marks;
}

/** A whole file's value. */
export function locatedDocument<T>({ root }: YamlDocument, { value, marks }: Checked<T>): Located<T> {
  const refused = marks.refused.has(root) ? { value } : undefined;
  return located(
    value,
    { kind: "source", pointer: "", span: root.span },
    { node: root, keySpan: undefined, marks, refused },
  );
}

/** The member of a section. What the file does not have is a default of the schema. */
export function at<T extends object, K extends keyof T & (string | number)>(parent: Located<T>, key: K): Located<T[K]> {
  return childOf(parent, key, isRefused(parent) ? memberOf<T[K]>(standing(parent), key) : parent.value[key]);
}

/** The member of a section when there is an accepted one. */
export function optional<T extends object, K extends keyof T & string>(
  parent: Located<T>,
  key: K,
): Located<Exclude<T[K], undefined>> | undefined {
  const member = at(parent, key);
  return isThere(member) ? member : undefined;
}

/** Whether a value was accepted and is there. */
export function isThere<T>(value: Located<T>): value is Located<Exclude<T, undefined>> {
  return !isRefused(value) && value.value !== undefined;
}

/** Whether the schema refused a value, or lacks it: it has been said, and nobody should say more. */
export function isRefused(value: Located<unknown>): boolean {
  return value[anchor].refused !== undefined;
}

/** Whether nothing stands there, and nothing has to. */
export function isAbsent(value: Located<unknown>): boolean {
  return !isRefused(value) && value.value === undefined;
}

/** What stands in the file, accepted or refused: for names that others refer to, which are no mistake of theirs. */
export function standing(value: Located<unknown>): unknown {
  const { refused } = value[anchor];
  return refused === undefined ? value.value : refused.value;
}

/** What the schema said about the nodes of a value. */
export function marksOf(value: Located<unknown>): Marks {
  return value[anchor].marks;
}

/** The elements of a list, refused ones as well. */
export function items<U>(list: Located<readonly U[]>): readonly Located<U>[] {
  const { node, marks, parts } = list[anchor];
  const known = elements.get(list.value);
  if (known?.node === node && known?.marks === marks && parts === undefined) return asElements<U>(known.items);
  const all = list.value.map((value, index) => childOf(list, index, value));
  if (node !== undefined && parts === undefined) elements.set(list.value, { node, marks, items: all });
  return all;
}

interface Elements {
  readonly node: YamlNode;
  readonly marks: Marks;
  readonly items: readonly Located<unknown>[];
}

// A dozen rules ask for the elements of one list, and a file may have 100,000. Each list of a file is an array of its own.
const elements = new WeakMap<readonly unknown[], Elements>();

// They were made of the elements of the same list.
function asElements<U>(all: readonly Located<unknown>[]): readonly Located<U>[] {
  return all as readonly Located<U>[];
}

/** The members of a table with free keys, in file order, refused ones as well. */
export function members<V>(table: Located<{ readonly [key: string]: V }>): readonly (readonly [string, Located<V>])[] {
  return Object.entries(table.value).map(([key, value]) => [key, childOf(table, key, value)] as const);
}

/** Whether a value is a map, whose members can be stepped into. */
export function isLocatedTable(value: Located<unknown>): value is Located<{ readonly [key: string]: unknown }> {
  return isTable(value.value);
}

/** Whether a value is a list, whose elements can be stepped into. */
export function isLocatedList(value: Located<unknown>): value is Located<readonly unknown[]> {
  return Array.isArray(value.value);
}

/** The place of a key, for findings about the key itself. */
export function keySpan(parent: Located<object>, key: string): Span | undefined {
  const { node, parts } = parent[anchor];
  const part = parts?.get(key);
  if (part !== undefined) return part[anchor].keySpan;
  return node?.kind === "map" ? node.entries.get(key)?.keySpan : undefined;
}

/** The place of a value. A whole section is pointed at by its key, and a default by the key of the section that lacks
 *  it: a span over many lines says nothing. */
export function placeOf(value: Located<unknown>): Span | undefined {
  const { node, keySpan: key } = value[anchor];
  return (node?.kind === "scalar" ? undefined : key) ?? spanOf(value.origin);
}

/** The same place with what a later check made of the value, paths unchanged: a plugin's schema adds its defaults.
 *  `section` is what was checked where the file has none. */
export function refined<T>(
  value: Located<unknown>,
  { value: parsed, marks }: Checked<T>,
  section?: YamlNode,
): Located<T> {
  const { node: own, keySpan: key } = value[anchor];
  const node = section ?? own;
  const refused = node !== undefined && marks.refused.has(node) ? { value: parsed } : undefined;
  return located(parsed, value.origin, { node, keySpan: key, marks, refused });
}

/** The document node behind a value, for schema checks that point into it. */
export function nodeOf(value: Located<unknown>): YamlNode | undefined {
  return value[anchor].node;
}

/** A value that a rule made from others. */
export function derived<T>(rule: OriginRule, value: T, from: readonly Located<unknown>[]): Located<T> {
  return located(value, { kind: "derived", rule, from: from.map(({ origin }) => origin) }, nowhere);
}

/** A table that is put together of members, each with an origin of its own. `origin` is that of the table itself. */
export function composed<T extends object>(
  origin: Origin,
  parts: { readonly [K in keyof T]: Located<T[K]> },
): Located<T> {
  const all = Object.entries<Located<unknown>>(parts);
  const value = asComposed<T>(Object.fromEntries(all.map(([key, part]) => [key, standing(part)])));
  return located(value, origin, { ...nowhere, parts: new Map(all) });
}

/** A list that is put together of elements, each with an origin of its own. */
export function composedList<U>(origin: Origin, parts: readonly Located<U>[]): Located<U[]> {
  const value = asComposed<U[]>(parts.map(standing));
  return located(value, origin, { ...nowhere, parts: new Map(parts.map((part, index) => [String(index), part])) });
}

/** A section with another member in the place of the one that it has; all else is as it was. */
export function withMember<T extends object, K extends keyof T & string, V>(
  section: Located<T>,
  key: K,
  member: Located<V>,
): Located<Omit<T, K> & Record<K, V>> {
  const { refused, parts, ...place } = section[anchor];
  const whole = refused === undefined ? section.value : refused.value;
  const value = { ...(isTable(whole) ? whole : {}), [key]: standing(member) };
  const changed = { ...place, parts: new Map([...(parts ?? []), [key, member]]) };
  return located(asComposed<Omit<T, K> & Record<K, V>>(value), section.origin, {
    ...changed,
    refused: refused && { value },
  });
}

/** A place in a file that is none of ours, as the origin of what was taken from it. */
export function locatedPlace(span: Span): Located<undefined> {
  return located(undefined, { kind: "source", pointer: "", span }, nowhere);
}

// The members have the types that the caller gave, and a refused one is read by nobody.
function asComposed<T>(value: unknown): T {
  return value as T;
}

/** A constant, with the reason for it. */
export function builtin<T>(value: T, reason: string): Located<T> {
  return located(value, { kind: "builtin", reason }, nowhere);
}

/** A value from outside the files: an environment variable, a plugin. */
export function from<T>(origin: Exclude<Origin, { kind: "source" | "default" }>, value: T): Located<T> {
  return located(value, origin, nowhere);
}

/** Tells a located value from a plain object that holds located values. */
export function isLocated(value: unknown): value is Located<unknown> {
  return typeof value === "object" && value !== null && anchor in value;
}

function located<T>(value: T, origin: Origin, place: Anchor): Located<T> {
  return place.refused === undefined ? { value, origin, [anchor]: place } : new Refused(origin, place);
}

/** A refused value. A class, because a file may hold a hundred thousand of them, and an object with a getter of its own is
 *  ten times as dear. */
class Refused implements Located<never> {
  readonly origin: Origin;
  readonly [anchor]: Anchor;

  constructor(origin: Origin, place: Anchor) {
    this.origin = origin;
    this[anchor] = place;
  }

  get value(): never {
    throw new Bug("a value that its schema refused was read");
  }
}

function childOf<V>(parent: Located<unknown>, key: string | number, value: V): Located<V> {
  const { marks, parts } = parent[anchor];
  const part = parts?.get(String(key));
  if (part !== undefined) return asPart<V>(part);
  const { node, keySpan: ownKey, isMeant } = childPlace(parent, key);
  const isOut = isMeant || isRefused(parent) || (node !== undefined && marks.refused.has(node));
  // What stands under a misspelt key is in the file, and not in the value that the schema gave.
  const refused = isOut ? { value: isMeant && node?.kind === "scalar" ? node.value : value } : undefined;
  return located(value, childOrigin(parent, key, node), { node, keySpan: ownKey, marks, refused });
}

// Parts are kept under the keys that their values have in the whole.
function asPart<V>(part: Located<unknown>): Located<V> {
  return part as Located<V>;
}

interface ChildPlace {
  readonly node: YamlNode | undefined;
  readonly keySpan: Span | undefined;
  /** Whether the file has the key under another name only, or not at all although it has to. */
  readonly isMeant: boolean;
}

function childPlace(parent: Located<unknown>, key: string | number): ChildPlace {
  const { node, keySpan: lacking, marks } = parent[anchor];
  if (node?.kind === "map") {
    const own = node.entries.get(String(key));
    const entry = own ?? marks.meant.get(node)?.get(String(key));
    if (entry === undefined) return { node: undefined, keySpan: lacking, isMeant: false };
    return { node: entry.value, keySpan: entry.keySpan, isMeant: own === undefined };
  }
  const item = node?.kind === "list" ? node.items[Number(key)] : undefined;
  return { node: item, keySpan: item === undefined ? lacking : undefined, isMeant: false };
}

// The section was refused, so what stands in it may be anything; the child is refused with it, and gives no value.
function memberOf<V>(holder: unknown, key: PropertyKey): V {
  return (isTable(holder) ? holder[String(key)] : undefined) as V;
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
