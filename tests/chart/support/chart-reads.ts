import { readdirSync, readFileSync } from "node:fs";
import { helmValuesJsonSchema, type JsonSchema } from "floe-core/schemas";
import { pointerOf } from "../../../packages/floe-core/src/text/pointer.ts";
import type { Table } from "./compiled-values.ts";
import { chart, render } from "./helm.ts";

/** The leaves of floe's Helm values that the chart reads, as patterns: those that, changed, change what Helm renders. */
export async function chartReads(valueSets: readonly Table[]): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const values of valueSets) for (const pattern of await readsOf(values, found)) found.add(pattern);
  return [...found].sort();
}

async function readsOf(values: Table, known: ReadonlySet<string>): Promise<readonly string[]> {
  const before = await render(values);
  if (before.status !== 0) throw new Error(before.stderr);
  const schema = helmValuesJsonSchema();
  const mentioned = mentionedKeys();
  const leaves = leavesOf(values).flatMap((path) => {
    const pattern = patternOf(path, schema);
    return mentioned.has(String(path[0])) && pattern !== undefined && !known.has(pattern) ? [{ path, pattern }] : [];
  });
  const read = await twoAtATime(leaves, async ({ path, pattern }) => {
    const after = await render(withValueAt(values, path, otherLeaf(valueAt(values, path))), {
      more: ["--skip-schema-validation"],
    });
    // A template that cannot go on with another value has read it.
    return after.stdout === before.stdout ? [] : [pattern];
  });
  return read.flat();
}

/** The keys at the top that templates mention: no other one can be read. */
function mentionedKeys(): ReadonlySet<string> {
  const templates = readdirSync(`${chart}/templates`).map((name) => readFileSync(`${chart}/templates/${name}`, "utf8"));
  return new Set(templates.flatMap((text) => [...text.matchAll(/\.Values\.(\w+)/gu)].map(([, key = ""]) => key)));
}

/** The keys and indexes that lead to a value. */
export type Path = readonly (string | number)[];

/** The ways to all leaves of a value. */
export function leavesOf(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== "object" || value === null) return [path];
  const members = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return members.length === 0 ? [path] : members.flatMap(([key, member]) => leavesOf(member, [...path, key]));
}

/** The place of a leaf with `*` for what is free: the index of a list, the key of a free table. Nothing for what floe does not write. */
function patternOf(path: Path, schema: JsonSchema): string | undefined {
  const pattern: string[] = [];
  let here: unknown = schema;
  for (const key of path) {
    const named = memberOf(memberOf(here, "properties"), key);
    const free = memberOf(here, typeof key === "number" ? "items" : "additionalProperties");
    if (named === undefined && typeof free !== "object") return undefined;
    pattern.push(named === undefined ? "*" : String(key));
    here = named ?? free;
  }
  return pointerOf(pattern).replaceAll("/~1*", "/*");
}

function memberOf(holder: unknown, key: string | number): unknown {
  if (typeof holder !== "object" || holder === null) return undefined;
  return Object.entries(holder).find(([name]) => name === String(key))?.[1];
}

/** The values with another one in one place. */
export function withValueAt(values: Table, path: Path, value: unknown): Table {
  const copy: Record<string | number, unknown> = structuredClone({ ...values });
  let holder: Record<string | number, unknown> = copy;
  for (const key of path.slice(0, -1)) holder = asHolder(holder[key]);
  holder[path.at(-1) ?? ""] = value;
  return copy;
}

/** What stands in one place. */
export function valueAt(values: Table, path: Path): unknown {
  return path.reduce<unknown>((holder, key) => asHolder(holder)[key], values);
}

function otherLeaf(value: unknown): unknown {
  if (typeof value === "boolean") return !value;
  if (typeof value === "number") return value + 1;
  if (typeof value === "string") return `${value}x`;
  return Array.isArray(value) ? ["x"] : { x: "x" };
}

// The path was made of these values.
function asHolder(value: unknown): Record<string | number, unknown> {
  return value as Record<string | number, unknown>;
}

async function twoAtATime<T, R>(all: readonly T[], act: (each: T) => Promise<R>): Promise<readonly R[]> {
  const results: R[] = [];
  const waiting = [...all.entries()];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) results[next[0]] = await act(next[1]);
  };
  await Promise.all([work(), work()]);
  return results;
}
