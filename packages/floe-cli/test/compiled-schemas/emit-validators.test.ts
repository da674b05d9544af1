import { isDeepStrictEqual } from "node:util";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { emitValidators } from "../../build/schemas/emit-validators.ts";
import { acceptorOf } from "./acceptor.ts";
import { expectAgreement } from "./expect-agreement.ts";

const values = [undefined, null, true, 0, "", "text", [], {}, [1], { a: 1 }, new Date(0), Symbol("mine"), 1n] as const;

function without(...left: readonly unknown[]): readonly unknown[] {
  return values.filter((value) => !left.some((each) => isDeepStrictEqual(each, value)));
}

describe("a value without members", () => {
  test("a boolean is true or false", () => {
    expectAgreement(z.boolean(), { right: [true, false], wrong: [...without(true), "true", Object(true)] });
  });

  test("a literal is one of its values; 0 takes -0 and gives it back", () => {
    expectAgreement(z.literal("a"), { right: ["a"], wrong: [...values, "A", ["a"]] });
    expectAgreement(z.literal([1, null, true, "1"]), { right: [1, null, true, "1"], wrong: without(null, true) });
    expectAgreement(z.literal(0), { right: [0, -0], wrong: without(0) });
  });

  test("an enum is one of its words, whatever stands on the left", () => {
    expectAgreement(z.enum(["off", "on"]), { right: ["off", "on"], wrong: [...values, "On", ["on"]] });
    expectAgreement(z.enum({ Off: "off" }), { right: ["off"], wrong: ["Off"] });
    expectAgreement(z.enum([]), { right: [], wrong: values });
    // What TypeScript makes of `enum Direction { Up = 1 }`.
    expectAgreement(z.enum({ Up: 1, 1: "Up" } as const), { right: [1], wrong: ["Up", "1", 2] });
  });

  test("unknown takes everything", () => {
    expectAgreement(z.unknown(), { right: [...values, { inside: [null] }], wrong: [] });
  });
});

describe("a value that may be missing", () => {
  const asMember = (schema: z.ZodType): z.ZodType => z.strictObject({ a: schema });

  test("nullable takes null, and nothing else that its inner schema refuses", () => {
    expectAgreement(z.string().nullable(), { right: [null, "a"], wrong: without(null, "", "text") });
  });

  test("optional tells an absent key from an undefined one", () => {
    expectAgreement(z.string().optional(), { right: [undefined, "a"], wrong: [null, 1] });
    expectAgreement(asMember(z.string().optional()), {
      right: [{}, { a: undefined }, { a: "b" }],
      wrong: [{ a: null }],
    });
    expectAgreement(asMember(z.string().exactOptional()), { right: [{}, { a: "b" }], wrong: [{ a: undefined }] });
    expectAgreement(asMember(z.unknown().optional()), {
      right: [{}, { a: undefined }, { a: null }],
      wrong: [{ b: 1 }],
    });
  });

  test.each([
    ["a default", z.string().default("x").optional()],
    ["a prefault", z.string().prefault("x").optional()],
    ["a default that may be null", z.string().nullable().default("x").optional()],
    ["a lazy default", z.lazy(() => z.string().default("x")).optional()],
    ["a union with a default", z.union([z.string(), z.number()]).default("x").optional()],
    ["an optional default", z.string().default("x").optional().optional()],
  ])("optional lets %s stand in", (_what, schema) => {
    expectAgreement(asMember(schema), { right: [{}, { a: undefined }, { a: "b" }], wrong: [{ a: true }] });
    expect(acceptorOf(asMember(schema))({})?.value).toEqual({ a: "x" });
  });

  test("optional leaves out what only may be missing", () => {
    const union = z.union([z.string().optional(), z.number()]).optional();
    expectAgreement(asMember(union), { right: [{}, { a: undefined }, { a: 1 }], wrong: [{ a: true }] });
    expectAgreement(asMember(z.lazy(() => z.string().optional())), { right: [{}, { a: "b" }], wrong: [{ a: 1 }] });
  });

  test("a prefault is checked and filled up", () => {
    const short = asMember(z.string().min(5).prefault("x"));
    expectAgreement(short, { right: [{ a: "long enough" }], wrong: [{}, { a: "x" }, { a: null }] });
    const filled = z.strictObject({ b: z.int().default(1) }).prefault({});
    expectAgreement(asMember(filled), { right: [{}, { a: {} }, { a: { b: 2 } }], wrong: [{ a: null }] });
    expect(acceptorOf(asMember(filled))({})?.value).toEqual({ a: { b: 1 } });
  });

  test("defaults are filled in at any depth: in lists, tables, and what may be null", () => {
    const inner = z.strictObject({ b: z.int().default(1) });
    expectAgreement(asMember(z.array(inner)), { right: [{ a: [{}, { b: 2 }] }], wrong: [{ a: [{ b: "x" }] }] });
    expectAgreement(asMember(z.record(z.string(), inner)), { right: [{ a: { c: {} } }], wrong: [{ a: { c: 1 } }] });
    expectAgreement(asMember(inner.nullable()), { right: [{ a: {} }, { a: null }], wrong: [{ a: [] }] });
    expectAgreement(asMember(z.union([z.string(), inner])), { right: [{ a: {} }, { a: "b" }], wrong: [{ a: 1 }] });
  });

  test("one section has its own default in each of its places", () => {
    const section = z.strictObject({ on: z.boolean().default(true), port: z.int().default(1) });
    const both = z.strictObject({ a: section.prefault({}), b: section.prefault({ on: false }), c: section.optional() });
    expectAgreement(both, { right: [{}, { a: { on: false }, b: {}, c: {} }], wrong: [{ a: { on: 1 } }] });
    expect(acceptorOf(both)({})?.value).toEqual({ a: { on: true, port: 1 }, b: { on: false, port: 1 } });
  });

  test.each([
    ["null", z.string().nullable().default(null)],
    ["a list", z.array(z.string()).default(["a"])],
    ["a map", z.record(z.string(), z.unknown()).default({ a: { b: [0.5, true, null, "\u2028"] } })],
  ])("%s is a default", (_what, schema) => {
    expectAgreement(asMember(schema), { right: [{}, { a: undefined }], wrong: [{ a: 1 }] });
  });

  test.each([
    ["a default", z.record(z.string(), z.unknown()).default({ list: [1] })],
    ["a prefault", z.record(z.string(), z.unknown()).prefault({ list: [1] })],
  ])("%s is made anew each time", (_what, schema) => {
    const accept = acceptorOf(asMember(schema));
    const first = accept({})?.value;
    expect(first).toEqual({ a: { list: [1] } });
    expect(Object(first).a).not.toBe(Object(accept({})?.value).a);
    expect(Object(first).a.list).not.toBe(Object(accept({})?.value).a.list);
  });
});

describe("a list", () => {
  test("a list is copied item by item", () => {
    expectAgreement(z.array(z.string()), {
      right: [[], ["a", "b"]],
      wrong: [...without([]), ["a", 1], { 0: "a", length: 1 }],
    });
    const list = ["a"];
    expect(acceptorOf(z.array(z.string()))(list)?.value).not.toBe(list);
  });

  test("a hole is undefined, and stays a place of the list", () => {
    expectAgreement(z.array(z.unknown()), { right: [Array(3), [undefined], [1, undefined]], wrong: [{}] });
    expectAgreement(z.array(z.string().optional()), { right: [Array(2), ["a", undefined]], wrong: [[null]] });
    expectAgreement(z.array(z.string().default("x")), { right: [Array(2), [undefined]], wrong: [[null]] });
  });

  test("what else a list carries is left behind", () => {
    expectAgreement(z.array(z.string()), { right: [Object.assign(["a"], { name: "b" })], wrong: [] });
  });
});

describe("a record", () => {
  const record = z.record(z.string().regex(/^[a-z]/u), z.int().optional());

  test("keys and members are checked, and keep their order", () => {
    expectAgreement(record, {
      right: [{}, { b: 1, a: 2 }, { a: undefined }, Object.assign(Object.create(null), { a: 1 })],
      wrong: [null, [], [1], { A: 1 }, { a: "1" }, { a: null }, { "": 1 }, { 7: 1 }],
    });
    expectAgreement(z.record(z.string(), z.int()), { right: [{ z: 1, 7: 2, a: 3, 1: 4 }], wrong: [{ a: undefined }] });
  });

  test("a key `__proto__`, which zod leaves out, is left to zod", () => {
    const value = JSON.parse('{"a":1,"__proto__":{"b":2}}');
    expectAgreement(record, { right: [value], wrong: [] });
    expect(acceptorOf(record)(value)).toBe(undefined);
  });

  test("only its own keys count, and a key that is no text is wrong", () => {
    expectAgreement(record, {
      right: [Object.create({ a: "inherited" }), Object.defineProperty({}, "a", { value: "hidden" })],
      wrong: [{ [Symbol("a")]: 1 }],
    });
  });

  test("an instance of a class is no record", () => {
    class Instance {}
    expectAgreement(z.record(z.string(), z.unknown()), {
      right: [{ constructor: "text" }, { constructor: {} }, { constructor: Object }],
      wrong: [new Date(0), new Map(), new Instance(), { constructor: Instance }, { constructor: () => 1 }],
    });
  });
});

describe("an object", () => {
  const shape = { b: z.string(), a: z.int().optional() };

  test("a strict object refuses an unknown key, any other leaves it out", () => {
    const wrong = [...without(), { b: 1 }, { a: 1 }, { b: "x", a: null }];
    const known = [{ b: "x" }, { a: 1, b: "x" }, { b: "x", a: undefined }];
    const unknown = [{ b: "x", c: 1 }, { b: "x", "x-note": 1 }, JSON.parse('{"b":"x","__proto__":1}')];
    expectAgreement(z.strictObject(shape), { right: known, wrong: [...wrong, ...unknown] });
    expectAgreement(z.object(shape), { right: [...known, ...unknown], wrong });
    expect(acceptorOf(z.object(shape))({ c: 1, b: "x" })?.value).toEqual({ b: "x" });
  });

  test("keys come out in the order of the schema", () => {
    expect(Object.keys(Object(acceptorOf(z.strictObject(shape))({ a: 1, b: "x" })?.value))).toEqual(["b", "a"]);
  });

  test("a required key has to be there even if it may hold anything", () => {
    const right = [{ a: undefined }, { a: null }, Object.create({ a: 1 })];
    expectAgreement(z.object({ a: z.unknown() }), { right, wrong: [{}] });
  });

  test("an object without keys takes any empty map, and a class is no matter", () => {
    expectAgreement(z.strictObject({}), { right: [{}, new Date(0), new Map([[1, 2]])], wrong: [{ a: 1 }, [], null] });
    expectAgreement(z.object({}), { right: [{ a: 1 }], wrong: [[], null, undefined] });
  });

  test("names are quoted", () => {
    const odd = z.strictObject({ "a-b": z.int(), '"': z.int(), default: z.int() });
    const right = { "a-b": 1, '"': 2, default: 3 };
    // Every map inherits a `toString`.
    expectAgreement(odd, { right: [right], wrong: [{ ...right, toString: "x" }] });
  });

  test("more than eight keys, which Ajv looks up in another way", () => {
    const many = z.strictObject(Object.fromEntries([..."abcdefghij"].map((key) => [key, z.int().default(1)])));
    expectAgreement(many, { right: [{}, { j: 2, a: 1 }], wrong: [{ k: 1 }, { toString: 1 }, { a: "x" }] });
  });

  test("what it inherits counts, as it does for zod", () => {
    expectAgreement(z.strictObject(shape), {
      right: [Object.create({ b: "x" })],
      wrong: [Object.create({ b: "x", c: 1 })],
    });
  });

  test("what is given is never changed", () => {
    const given = Object.freeze({ b: Object.freeze(["x"]) });
    const schema = z.object({ b: z.array(z.string()), a: z.int().default(1) });
    expect(acceptorOf(schema)(given)?.value).toEqual({ b: ["x"], a: 1 });
  });
});

describe("a union", () => {
  test("the type of the value chooses", () => {
    const open = z.object({ b: z.int().default(2) });
    const union = z.union([z.string().min(2), z.int(), z.array(z.string()), open, z.boolean()]);
    expectAgreement(union, {
      right: ["ab", 1, [], ["a"], {}, { c: 1 }, true],
      wrong: ["a", 1.5, [1], { b: "x" }, null, undefined],
    });
    expect(acceptorOf(union)({ c: 1 })?.value).toEqual({ b: 2 });
    expectAgreement(z.union([z.literal("off"), open]), { right: ["off", { b: 1 }], wrong: ["on", null] });
  });

  test("undefined is a value that an option may give", () => {
    expectAgreement(z.union([z.string().optional(), z.int()]), { right: [undefined, "a", 1], wrong: [null, true] });
  });

  test("one option is a union too", () => {
    expectAgreement(z.union([z.string()]), { right: ["a"], wrong: [1] });
  });

  test("the key of a discriminated union chooses", () => {
    const union = z.discriminatedUnion("type", [
      z.strictObject({ type: z.literal("one"), a: z.int() }),
      z.strictObject({ type: z.enum(["two", "three"]), b: z.int().default(2) }),
    ]);
    expectAgreement(union, {
      right: [{ a: 1, type: "one" }, { type: "two" }, { b: 3, type: "three" }],
      wrong: [null, [], "one", {}, { type: "one", b: 1 }, { a: 1 }, { type: "five" }, { type: null }],
    });
  });
});

describe("a schema that contains itself", () => {
  interface Tree {
    readonly name: string;
    readonly children?: readonly Tree[] | undefined;
  }

  test("is taken at any depth", () => {
    const Tree: z.ZodType<Tree> = z.lazy(() =>
      z.strictObject({ name: z.string().default("leaf"), children: z.array(Tree).optional() }),
    );
    expectAgreement(Tree, {
      right: [{ name: "a" }, { children: [{ children: [{}], name: "b" }] }],
      wrong: [{ name: "a", children: [{ name: "b", children: [1] }] }, undefined],
    });
  });
});

test("equal objects are one function", () => {
  const named = () => z.strictObject({ name: z.string().min(1) });
  const text = emitValidators("test", new Map([["It", z.strictObject({ a: named(), b: z.array(named()) })]]));
  // The schema, its root object, and the one that it has twice.
  expect(text.match(/function validate/gu)).toHaveLength(3);
});
