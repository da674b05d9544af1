import { parse } from "yaml";
import type { Place, Range } from "./yaml-places.ts";

/** The text with another value in a leaf; every other byte stays. */
export function withText(text: string, leaf: Place, value: unknown): string {
  return replaced(text, leaf.value, rendered(value, leaf));
}

function rendered(value: unknown, { style }: Place): string {
  const quoted = JSON.stringify(value);
  if (typeof value !== "string" || style === "quoted") return quoted;
  return /^[\w./:@ -]+$/u.test(value) && parse(value) === value ? value : quoted;
}

/** The text without a place: a key with its value, or an element of a list. */
export function withoutPlace(text: string, place: Place, places: readonly Place[]): string {
  const siblings = places.filter((other) => isSibling(other, place));
  const index = siblings.indexOf(place);
  const own = extent(place);
  const [before, after] = [siblings[index - 1], siblings[index + 1]];
  // Up to where the next one begins, so that a first key leaves its dash behind; the last one from where the one
  // before it ends.
  if (after !== undefined) return replaced(text, { start: own.start, end: extent(after).start }, "");
  if (before !== undefined) return replaced(text, { start: before.value.end, end: own.end }, "");
  const parent = places.find(({ path }) => samePath(path, place.path.slice(0, -1)));
  return replaced(text, parent?.value ?? own, place.key === undefined ? "[]" : "{}");
}

function isSibling(one: Place, other: Place): boolean {
  return samePath(one.path.slice(0, -1), other.path.slice(0, -1));
}

function samePath(one: Place["path"], other: Place["path"]): boolean {
  return one.length === other.length && one.every((key, index) => key === other[index]);
}

function extent({ key, value }: Place): Range {
  return { start: key?.start ?? value.start, end: value.end };
}

function replaced(text: string, { start, end }: Range, by: string): string {
  return `${text.slice(0, start)}${by}${text.slice(end)}`;
}
