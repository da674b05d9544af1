import type { CompileResult } from "floe-core";
import { parse } from "yaml";
import { escaped } from "./plain-value.ts";

/** The outputs of a compile as plain values, by path. Text that is neither JSON nor YAML is one value. */
export type Outputs = Readonly<Record<string, unknown>>;

/** The record of origins is read, not compared: each line in it holds a position. */
export const provenancePath = "floe_target/provenance.json";

/** The outputs as values, without what changes with every byte of the input or with the clock. */
export function outputsOf({ files }: CompileResult): Outputs {
  const compared = files.filter(({ path }) => path !== provenancePath);
  return Object.fromEntries(compared.map(({ path, text }) => [path, parsedText(path, text)]));
}

function parsedText(path: string, text: string): unknown {
  if (path.endsWith(".json")) return JSON.parse(text, withoutClock);
  return /\.ya?ml$/u.test(path) ? parse(text) : text;
}

function withoutClock(key: string, value: unknown): unknown {
  return key === "source_hash" || key === "compiled_at" ? undefined : value;
}

/** The leaves that differ between two sets of outputs, as `path#/pointer`. */
export interface Difference {
  /** There before and after, with another value. */
  readonly changed: ReadonlySet<string>;
  readonly removed: ReadonlySet<string>;
  readonly added: ReadonlySet<string>;
}

/** Compares two sets of outputs. A key that `renamed` gives another name is compared with its namesake, and elements
 *  of a list that the change has moved with themselves. */
export function differenceOf(
  before: Outputs,
  after: Outputs,
  renamed: ReadonlyMap<string, string> = new Map(),
): Difference {
  const found = { changed: new Set<string>(), removed: new Set<string>(), added: new Set<string>() };
  for (const path of new Set([...Object.keys(before), ...Object.keys(after)])) {
    compare(before[path], after[path], { at: `${path}#`, found, renamed });
  }
  return found;
}

/** Whether anything differs. */
export function isDifferent({ changed, removed, added }: Difference): boolean {
  return changed.size + removed.size + added.size > 0;
}

interface Comparison {
  readonly at: string;
  readonly found: { readonly changed: Set<string>; readonly removed: Set<string>; readonly added: Set<string> };
  readonly renamed: ReadonlyMap<string, string>;
}

function compare(before: unknown, after: unknown, comparison: Comparison): void {
  const { at, found } = comparison;
  if (isInner(before) && isInner(after) && Array.isArray(before) === Array.isArray(after)) {
    for (const [key, one, other] of pairs(before, after, comparison)) {
      compare(one, other, { ...comparison, at: `${at}/${escaped(key)}` });
    }
    return;
  }
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  const [was, is] = [leavesWithin(before, at), leavesWithin(after, at)];
  if (was.length === 1 && is.length === 1 && was[0] === is[0]) found.changed.add(at);
  else {
    for (const leaf of was) found.removed.add(leaf);
    for (const leaf of is) found.added.add(leaf);
  }
}

type Pair = readonly [key: string, before: unknown, after: unknown];

function pairs(before: object, after: object, { renamed }: Comparison): readonly Pair[] {
  if (Array.isArray(before) && Array.isArray(after)) return elementPairs(before, after);
  const [was, is] = [new Map<string, unknown>(Object.entries(before)), new Map<string, unknown>(Object.entries(after))];
  const newName = (key: string): string => (is.has(key) ? key : (renamed.get(key) ?? key));
  const taken = new Set([...was.keys()].map(newName));
  return [
    ...[...was].map(([key, value]): Pair => [key, value, is.get(newName(key))]),
    ...[...is].flatMap(([key, value]): readonly Pair[] => (taken.has(key) ? [] : [[key, undefined, value]])),
  ];
}

/** Equal elements belong together wherever they stand; the others in their order. */
function elementPairs(before: readonly unknown[], after: readonly unknown[]): readonly Pair[] {
  const left = new Map(after.map((value, index) => [index, JSON.stringify(value)]));
  const partners = new Map<number, number>();
  for (const [index, value] of before.entries()) {
    const text = JSON.stringify(value);
    const partner = left.get(index) === text ? index : [...left].find(([, other]) => other === text)?.[0];
    if (partner === undefined) continue;
    partners.set(index, partner);
    left.delete(partner);
  }
  const rest = [...left.keys()];
  const paired = before.map((value, index): Pair => {
    const partner = partners.get(index) ?? rest.shift();
    return [String(index), value, partner === undefined ? undefined : after[partner]];
  });
  return [...paired, ...rest.map((index): Pair => [String(index), undefined, after[index]])];
}

/** The leaves of a value, as pointers below `at`. A list or map with nothing in it is a leaf. */
export function leavesWithin(value: unknown, at: string): readonly string[] {
  if (value === undefined) return [];
  const inner = isInner(value) ? Object.entries(value) : [];
  return inner.length === 0 ? [at] : inner.flatMap(([key, member]) => leavesWithin(member, `${at}/${escaped(key)}`));
}

function isInner(value: unknown): value is object {
  return typeof value === "object" && value !== null && Object.keys(value).length > 0;
}
