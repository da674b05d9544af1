import { child, type Pointer } from "../text/pointer.ts";
import { isLocated, isLocatedTable, items, type Located, members } from "./located.ts";
import type { Origin } from "./origin.ts";

/** A `T` in which every leaf, or a whole branch, knows where it comes from. A key left out or a bare constant does
 *  not type-check: that is how the compiler proves that no field of the artifact was forgotten. */
export type Traced<T> =
  | Located<T>
  | (T extends readonly (infer U)[]
      ? readonly Traced<U>[]
      : T extends object
        ? { readonly [K in keyof T]-?: Traced<Exclude<T[K], undefined>> | Located<T[K]> }
        : never);

/** Traced data without a type of its own: the free-form config of a plugin. */
export type TracedJson = Located<unknown> | readonly TracedJson[] | { readonly [key: string]: TracedJson };

/** The same, when it is a table. */
export type TracedTable = Located<{ readonly [key: string]: unknown }> | { readonly [key: string]: TracedJson };

/** One leaf of an output and where it comes from. */
export interface TraceLine {
  readonly pointer: Pointer;
  readonly origin: Origin;
}

/** A plain value and the origin of each of its leaves, in the order of the value. */
export interface Materialized<T> {
  readonly value: T;
  readonly trace: readonly TraceLine[];
}

/** Takes the value and its trace apart. Keys keep the order they were written in. Undefined members are left out. */
export function materialize<T>(traced: Traced<T>): Materialized<T> {
  const trace: TraceLine[] = [];
  return { value: asShaped<T>(plain(traced, "", trace)), trace };
}

/** The same for data without a type of its own. */
export function materializeJson(traced: TracedJson): Materialized<unknown> {
  return materialize<unknown>(freeForm(traced));
}

/** Traced data in the place of a `T` whose form belongs to somebody else: the `config` of a plugin, a dbt profile, a data
 *  contract. No type can check it; that every leaf is traced still is. */
export function freeForm<T>(traced: TracedJson): Traced<T> {
  return traced as Traced<T>;
}

function plain(traced: unknown, pointer: Pointer, trace: TraceLine[]): unknown {
  if (isLocated(traced)) return plainLocated(traced, pointer, trace);
  if (Array.isArray(traced)) return traced.map((item, index) => plain(item, child(pointer, index), trace));
  const value: Record<string, unknown> = {};
  for (const [key, member] of Object.entries(asTable(traced))) {
    if (isLocated(member) && member.value === undefined) continue;
    value[key] = plain(member, child(pointer, key), trace);
  }
  return value;
}

function plainLocated(value: Located<unknown>, pointer: Pointer, trace: TraceLine[]): unknown {
  if (isList(value) && value.value.length > 0) {
    return items(value).map((item, index) => plainLocated(item, child(pointer, index), trace));
  }
  if (isLocatedTable(value) && Object.keys(value.value).length > 0) {
    const table: Record<string, unknown> = {};
    for (const [key, member] of members(value)) {
      if (member.value !== undefined) table[key] = plainLocated(member, child(pointer, key), trace);
    }
    return table;
  }
  trace.push({ pointer, origin: value.origin });
  return value.value;
}

function isList(value: Located<unknown>): value is Located<readonly unknown[]> {
  return Array.isArray(value.value);
}

// `Traced<T>` has the shape of `T` by definition, and the walk keeps the shape.
function asShaped<T>(value: unknown): T {
  return value as T;
}

// What is neither located nor a list is a table of traced members; see `Traced`.
function asTable(traced: unknown): Readonly<Record<string, unknown>> {
  return traced as Readonly<Record<string, unknown>>;
}
