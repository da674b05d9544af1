import type { Case } from "./compare.ts";

/** A value changed in one place at a time: each place is replaced by each of `replacements`, and changed in the ways
 *  that its kind has. The uppermost places have `oddities` as well, which no file can hold. */
export function* changesOf({ what, value }: Case, depth = 0): Generator<Case> {
  const changes = [...replacements, ...rearranged(value), ...(depth < 3 ? oddities(value) : [])];
  yield* changes.map((change) => ({ what: `${what} ${change.what}`, value: change.value }));
  if (!isTable(value)) return;
  for (const [key, member] of Object.entries(value)) {
    for (const changed of changesOf({ what: `${what}/${key}`, value: member }, depth + 1)) {
      yield { what: changed.what, value: withMember(value, [key, changed.value]) };
    }
  }
}

type Table = Readonly<Record<string, unknown>>;
type Entry = readonly [string, unknown];

class Instance {
  readonly name = "instance";
}

const replacements = named([
  ["is undefined", undefined],
  ["is null", null],
  ["is true", true],
  ["is 0", 0],
  ["is 1", 1],
  ["is 1.5", 1.5],
  ["is -0", -0],
  ["is -1", -1],
  ["is 1e9", 1e9],
  ["is 2 ** 53", 2 ** 53],
  ["is NaN", Number.NaN],
  ["is Infinity", Number.POSITIVE_INFINITY],
  ["is an empty text", ""],
  ["is a letter", "a"],
  ["is a long text", "x".repeat(20_000)],
  ["is 300 characters of two units", "𝒳".repeat(300)],
  ["is an empty list", []],
  ["is an empty map", {}],
  ["is a list of null", [null]],
  ["is a map of a map", { a: { b: 1 } }],
  ["is a date", new Date(0)],
  ["is an instance of a class", new Instance()],
]);

/** How many values each place is replaced by. */
export const replacementCount = replacements.length;

function rearranged(value: unknown): readonly Case[] {
  if (typeof value === "string") return rewritten(value);
  if (Array.isArray(value)) return relisted(value);
  return isTable(value) ? relabelled(value) : [];
}

function rewritten(text: string): readonly Case[] {
  return named([
    ["ends with a line break", `${text}\n`],
    ["starts with a space", ` ${text}`],
    ["has capitals", text.toUpperCase()],
    ["lost its first character", text.slice(1)],
    ["is repeated to 129 characters", text.repeat(129).slice(0, 129)],
  ]);
}

function relisted(list: readonly unknown[]): readonly Case[] {
  return named([
    ["is repeated to 100", Array.from({ length: 100 }, (_, index) => list[index % Math.max(list.length, 1)])],
    ["lost its last item", list.slice(0, -1)],
    ["ends with undefined", [...list, undefined]],
    ["is a map of its indexes", { ...list }],
  ]);
}

function relabelled(table: Table): readonly Case[] {
  const entries = Object.entries(table);
  const misspelt = entries.flatMap(([key]): readonly Entry[] => [
    [`lost ${key}`, Object.fromEntries(entries.filter(([name]) => name !== key))],
    [`has ${key}_ for ${key}`, renamed(entries, { from: key, to: `${key}_` })],
  ]);
  return named([
    ...misspelt,
    ["has an unknown key", { ...table, nonesuch: 1 }],
    ["has an x- key", { "x-note": "mine", ...table }],
    ["has a key that is a number", { ...table, 7: "seven" }],
    ["has a key constructor", { ...table, constructor: "text" }],
    ["has a key __proto__", withMember(table, ["__proto__", { a: 1 }])],
    ["has its keys in another order", Object.fromEntries([...entries].reverse())],
  ]);
}

function renamed(entries: readonly Entry[], { from, to }: { readonly from: string; readonly to: string }): Table {
  return Object.fromEntries(entries.map(([key, member]) => [key === from ? to : key, member]));
}

function oddities(value: unknown): readonly Case[] {
  const members: readonly Entry[] = isTable(value) && !Array.isArray(value) ? oddTables(value) : [];
  return named([
    ["is a big integer", 1n],
    ["is a text object", Object("text")],
    ["is half a character", "\ud800"],
    ["is a list with a hole", Array(1)],
    ["is a Map", new Map([["a", 1]])],
    ["is a function", Instance],
    ["is a symbol", Symbol("mine")],
    ["is a list with a name", Object.assign([value], { name: 1 })],
    ...members,
  ]);
}

function oddTables(table: Table): readonly Entry[] {
  return [
    ["has a constructor that is a function", { ...table, constructor: Instance }],
    ["has a symbol", { ...table, [Symbol("mine")]: 1 }],
    ["has a hidden key", Object.defineProperty({ ...table }, "hidden", { value: 1 })],
    ["inherits its members", Object.create(table)],
    ["has no prototype", Object.assign(Object.create(null), table)],
  ];
}

/** A copy with one member changed or added. A member `__proto__` is a member like any other. */
function withMember(table: Table, [key, value]: Entry): unknown {
  const copy = Array.isArray(table) ? [...table] : { ...table };
  return Object.defineProperty(copy, key, { value, enumerable: true, configurable: true, writable: true });
}

function named(changes: readonly Entry[]): readonly Case[] {
  return changes.map(([what, value]) => ({ what, value }));
}

function isTable(value: unknown): value is Table {
  return typeof value === "object" && value !== null;
}
