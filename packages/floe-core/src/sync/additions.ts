import type { PlainYaml } from "../yaml/document-of.ts";
import type { YamlNode } from "../yaml/node.ts";
import { toPlain } from "../yaml/to-plain.ts";

/** Something that a YAML file is to say in addition: a key of the map at a path, or a further element of the list there. */
export interface Addition {
  readonly path: readonly (string | number)[];
  /** `undefined` for an element of a list. */
  readonly key: string | undefined;
  readonly value: PlainYaml;
}

/** Additions, with those to one new section made one. */
export function joinedAdditions(all: readonly Addition[]): readonly Addition[] {
  const joined: Addition[] = [];
  for (const addition of all) {
    const index = joined.findIndex((other) => other.key !== undefined && isSamePlace(other, addition));
    const earlier = joined[index];
    if (earlier === undefined) joined.push(addition);
    else joined[index] = { ...earlier, value: merged(earlier.value, addition.value) };
  }
  return joined;
}

function isSamePlace(left: Addition, right: Addition): boolean {
  return left.key === right.key && left.path.join("\n") === right.path.join("\n");
}

function merged(left: PlainYaml, right: PlainYaml): PlainYaml {
  if (!isPlainMap(left) || !isPlainMap(right)) return right;
  const result: Record<string, PlainYaml | undefined> = { ...left };
  for (const [key, value] of Object.entries(right)) {
    const before = result[key];
    result[key] = before === undefined || value === undefined ? value : merged(before, value);
  }
  return result;
}

/** Whether a value is a map. */
export function isPlainMap(value: PlainYaml): value is { readonly [key: string]: PlainYaml | undefined } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether a file says after an edit what it said before and the additions, and nothing else. */
export function saysOnly(
  after: YamlNode,
  { before, additions }: { readonly before: YamlNode; readonly additions: readonly Addition[] },
): boolean {
  const wanted = toPlain(before);
  for (const addition of additions) if (!add(wanted, addition)) return false;
  return isSame(toPlain(after), wanted);
}

/** Adds to data that nobody else holds; whether there was a place for it. */
function add(data: unknown, { path, key, value }: Addition): boolean {
  let place: unknown = data;
  for (const step of path) place = memberOf(place, String(step));
  if (key === undefined) return Array.isArray(place) && place.push(value) > 0;
  if (typeof place !== "object" || place === null || Object.hasOwn(place, key)) return false;
  return Reflect.set(place, key, value);
}

function memberOf(place: unknown, step: string): unknown {
  return typeof place === "object" && place !== null && Object.hasOwn(place, step)
    ? Reflect.get(place, step)
    : undefined;
}

function isSame(left: unknown, right: unknown): boolean {
  if (typeof left !== "object" || left === null || typeof right !== "object" || right === null) return left === right;
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  const [ofLeft, ofRight] = [new Map(Object.entries(left)), new Map(Object.entries(right))];
  return (
    ofLeft.size === ofRight.size &&
    [...ofLeft].every(([key, value]) => ofRight.has(key) && isSame(value, ofRight.get(key)))
  );
}
