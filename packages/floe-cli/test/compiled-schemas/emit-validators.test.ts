import { expect, test } from "vitest";
import * as z from "zod";
import { emitValidators } from "../../build/schemas/emit-validators.ts";
import { plainCopy } from "../../src/compiled-schema.ts";
import { acceptorOf } from "./acceptor.ts";
import { compare, newTally } from "./compare.ts";

interface Tree {
  readonly name: string;
  readonly children?: readonly Tree[] | undefined;
}

const Tree: z.ZodType<Tree> = z.lazy(() =>
  z.strictObject({ name: z.string().default("leaf"), children: z.array(Tree).optional() }),
);
const asMember = (schema: z.ZodType): z.ZodType => z.strictObject({ a: schema });
const inner = z.strictObject({ b: z.int().default(1) });
const open = z.object({ b: z.int().default(2) });
const section = z.strictObject({ on: z.boolean().default(true), port: z.int().default(1) });
const tagged = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("one"), a: z.int() }),
  z.strictObject({ type: z.enum(["two", "three"]), b: z.int().default(2) }),
]);
const [largest, smallest] = [Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER];
const [utc, offset, local] = ["2026-01-14T06:30:00Z", "2026-01-14T06:30:00.5+05:30", "2026-01-14T06:30"];

// What our own keywords say, what JSON Schema does not say by itself, and where Ajv might do something else than zod.
test.each<readonly [what: string, schema: z.ZodType, right: readonly unknown[], wrong: readonly unknown[]]>([
  ["length in characters", z.string().min(1).max(3), ["a", "𝒳𝒳𝒳", "\ud800𝒳"], ["", "abcd", "𝒳𝒳𝒳𝒳", "𝒳".repeat(9)]],
  [
    "two patterns",
    z
      .string()
      .regex(/^[a-z]+$/)
      .regex(/^(?!root$)/),
    ["roots"],
    ["root", "A", ""],
  ],
  ["flags", z.string().regex(/^a.$/iu), ["A𝒳", "ab"], ["A𝒳b", "ab\n"]],
  ["slashes and quotes", z.string().regex(/^\/[/"\\`${}]\n?$/), ["//", '/"', "/\\", "/`", "/$\n"], ["/", "a/", "/n"]],
  ["dates", z.iso.date().max(20), ["2024-02-29"], ["2026-02-29", "2026-2-1", utc, "", 20260228, new Date(0)]],
  ["times in UTC", z.iso.datetime(), [utc], [offset, local, "2026-01-14", `${utc}\n`]],
  ["other times", z.iso.datetime({ offset: true, local: true }), [utc, offset, local], ["2026-01-14T25:00:00Z", ""]],
  ["finite numbers", z.number(), [0, -0, 1.5, -1e300, 2 ** 60], [Number.NaN, Number.POSITIVE_INFINITY, "1", 1n, null]],
  ["safe whole numbers", z.int(), [0, -0, 7, largest, smallest], [1.5, largest + 1, smallest - 1, Number.NaN, "1"]],
  ["closed bounds", z.number().min(1).max(2), [1, 1.5, 2], [0.999, 2.001, Number.NaN, "1"]],
  ["open bounds", z.number().gt(1).lt(2), [1.5], [1, 2]],
  [
    "lists of two or three",
    z.array(z.unknown()).min(2).max(3),
    [
      [1, null],
      [1, 2, 3],
    ],
    [[], [1], [1, 2, 3, 4], "ab"],
  ],
  ["literals", z.literal([1, null, true, "1"]), [1, null, true, "1"], [0, false, "true", undefined, [1]]],
  ["enumerations", z.enum({ Off: "off" }), ["off"], ["Off", ["off"], null]],
  ["enumerations of numbers", z.enum({ Up: 1, 1: "Up" } as const), [1], ["Up", "1", 2]],
  ["anything", z.unknown(), [null, "a", 1, [], { a: [{}] }, undefined, new Date(0), 1n], []],
  ["optional members", asMember(z.string().optional()), [{}, { a: "b" }, { a: undefined }], [{ a: null }, { b: 1 }]],
  ["members that must be there", asMember(z.unknown()), [{ a: null }, { a: undefined }], [{}]],
  ["defaults", asMember(z.string().nullable().default("x").optional()), [{}, { a: "b" }, { a: null }], [{ a: 1 }]],
  ["default tables", asMember(z.record(z.string(), z.unknown()).default({ a: [0.5, "\u2028"] })), [{}], [{ a: 1 }]],
  ["prefaults are checked", asMember(z.string().min(5).prefault("x")), [{ a: "long enough" }], [{}, { a: "x" }]],
  ["prefaults are filled up", asMember(inner.prefault({})), [{}, { a: {} }, { a: { b: 2 } }], [{ a: null }]],
  ["defaults in lists", asMember(z.array(inner)), [{ a: [{}, { b: 2 }] }], [{ a: [{ b: "x" }] }, { a: [null] }]],
  ["defaults in records", asMember(z.record(z.string(), inner)), [{ a: { d: {}, c: {} } }], [{ a: { c: 1 } }]],
  ["defaults beside null", asMember(inner.nullable()), [{ a: {} }, { a: null }], [{ a: [] }, {}]],
  ["defaults beside a text", asMember(z.union([z.string(), inner])), [{ a: {} }, { a: "b" }], [{ a: 1 }]],
  [
    "one section with two defaults",
    z.strictObject({ a: section.prefault({}), b: section.prefault({ on: false }), c: section.optional() }),
    [{}, { b: {}, a: { on: false }, c: {} }],
    [{ a: { on: 1 } }],
  ],
  [
    "unions",
    z.union([z.string().min(2), z.int(), z.array(z.string()), open]),
    ["ab", 1, [], {}],
    ["a", 1.5, [1], true],
  ],
  ["unions with a word", z.union([z.literal("off"), z.boolean()]), ["off", true], ["on", 1, null]],
  [
    "tagged unions",
    tagged,
    [{ a: 1, type: "one" }, { type: "two" }],
    [{}, null, [], { type: "one", b: 1 }, { type: "x" }],
  ],
  ["the order of keys", z.strictObject({ b: z.int(), a: z.int() }), [{ a: 1, b: 2 }], [{ a: 1 }, { a: 1, b: 2, c: 3 }]],
  ["unknown keys of an open object", open, [{ c: 1 }, { "x-note": 1, b: 1 }], [{ b: "x" }, [], null]],
  ["more than eight keys", z.strictObject(tenKeys()), [{}, { j: 2, a: 1 }], [{ k: 1 }, { toString: 1 }, { a: "x" }]],
  ["odd keys", z.strictObject({ "a-b": z.int(), '"': z.int() }), [{ '"': 2, "a-b": 1 }], [{ "a-b": 1 }]],
  [
    "the keys of a record",
    z.record(z.string().regex(/^[a-z]/u), z.int()),
    [{}, { b: 1, a: 2 }],
    [{ A: 1 }, { a: "1" }, []],
  ],
  ["the order of a record", z.record(z.string(), z.int()), [{ z: 1, 7: 2, a: 3, 1: 4 }], [{ a: undefined }, new Map()]],
  ["trees", Tree, [{ children: [{ children: [{}], name: "b" }] }], [{ children: [{ name: 1 }] }, undefined]],
])("%s are taken as zod takes them", (_what, schema, right, wrong) => {
  const subject = { name: "the schema", schema, accept: acceptorOf(schema) };
  const tally = newTally();
  for (const [index, value] of [...right, ...wrong].entries()) compare(subject, { what: `${index}`, value }, tally);
  const counts = { accepted: right.length, refused: wrong.length };
  expect(tally).toEqual({ ...counts, contradictions: [], hesitations: [] });
  expect(right.map((value) => plainCopy(value) !== undefined)).toContain(true);
});

function tenKeys(): Readonly<Record<string, z.ZodType>> {
  return Object.fromEntries([..."abcdefghij"].map((key) => [key, z.int().default(1)]));
}

test("what is given is never changed, taken or not", () => {
  const accept = acceptorOf(z.object({ b: z.array(inner), a: z.int().default(1) }));
  const given = Object.freeze({ b: Object.freeze([Object.freeze({})]), c: 1 });
  expect(accept(given)?.value).toEqual({ b: [{ b: 1 }], a: 1 });
  expect(accept(Object.freeze({ ...given, a: "x" }))).toBe(undefined);
});

test("a default is made anew each time", () => {
  const accept = acceptorOf(asMember(z.array(z.string()).default(["x"])));
  expect(Object(accept({})?.value).a).not.toBe(Object(accept({})?.value).a);
});

test("equal objects are one function", () => {
  const named = () => z.strictObject({ name: z.string().min(1) });
  const text = emitValidators("test", new Map([["It", z.strictObject({ a: named(), b: z.array(named()) })]]));
  // The schema, its root object, and the one that it has twice.
  expect(text.match(/function validate/gu)).toHaveLength(3);
});
