import { isDeepStrictEqual } from "node:util";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { emitAcceptor } from "../../build/schemas/emit-acceptor.ts";
import { no } from "../../src/compiled-schema.ts";
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
  });

  test("unknown takes everything and gives the very same", () => {
    expectAgreement(z.unknown(), { right: values, wrong: [] });
    const value = { inside: [] };
    expect(acceptorOf(z.unknown())(value)).toBe(value);
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
    expectAgreement(asMember(z.unknown().optional()), {
      right: [{}, { a: undefined }, { a: null }],
      wrong: [{ b: 1 }],
    });
  });

  test.each([
    ["a default", z.string().default("x").optional()],
    ["a prefault", z.string().prefault("x").optional()],
    ["a default that may be null", z.string().default("x").nullable().optional()],
    ["a lazy default", z.lazy(() => z.string().default("x")).optional()],
    ["a union with a default", z.union([z.string().default("x"), z.number()]).optional()],
    ["an optional default", z.string().default("x").optional().optional()],
  ])("optional lets %s stand in", (_what, schema) => {
    expectAgreement(asMember(schema), { right: [{}, { a: undefined }, { a: "b" }], wrong: [{ a: true }] });
    expect(acceptorOf(asMember(schema))({})).toEqual({ a: "x" });
  });

  test("optional leaves out what only may be missing", () => {
    const union = z.union([z.string().optional(), z.number()]).optional();
    expectAgreement(asMember(union), { right: [{}, { a: undefined }, { a: 1 }], wrong: [{ a: true }] });
    expectAgreement(asMember(z.lazy(() => z.string().optional())), { right: [{}, { a: "b" }], wrong: [{ a: 1 }] });
  });

  test("a default is not checked, a prefault is", () => {
    expectAgreement(z.string().min(5).default("x"), { right: [undefined, "long enough"], wrong: ["x", null] });
    expectAgreement(z.string().min(5).prefault("x"), { right: ["long enough"], wrong: [undefined, "x", null] });
    const filled = z.strictObject({ b: z.int().default(1) }).prefault({});
    expectAgreement(asMember(filled), { right: [{}, { a: {} }, { a: { b: 2 } }], wrong: [{ a: null }] });
    expect(acceptorOf(asMember(filled))({})).toEqual({ a: { b: 1 } });
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
    const accept = acceptorOf(schema);
    const first = accept(undefined);
    if (!isRecord(first) || !Array.isArray(first["list"])) throw new Error("no map");
    first["list"].push(2);
    first["more"] = true;
    expect(accept(undefined)).toEqual({ list: [1] });
  });
});

describe("a list", () => {
  test("a list is copied item by item", () => {
    expectAgreement(z.array(z.string()), {
      right: [[], ["a", "b"]],
      wrong: [...without([]), ["a", 1], { 0: "a", length: 1 }],
    });
    const list = ["a"];
    expect(acceptorOf(z.array(z.string()))(list)).not.toBe(list);
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

  test("a key `__proto__` is left out, as zod does it", () => {
    const value = JSON.parse('{"a":1,"__proto__":{"b":2}}');
    expectAgreement(record, { right: [value], wrong: [] });
    expect(acceptorOf(record)(value)).toEqual({ a: 1 });
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
    expect(acceptorOf(z.object(shape))({ c: 1, b: "x" })).toEqual({ b: "x" });
  });

  test("keys come out in the order of the schema", () => {
    expect(Object.keys(Object(acceptorOf(z.strictObject(shape))({ a: 1, b: "x" })))).toEqual(["b", "a"]);
  });

  test("a required key has to be there even if it may hold anything", () => {
    const right = [{ a: undefined }, { a: null }, Object.create({ a: 1 })];
    expectAgreement(z.object({ a: z.unknown() }), { right, wrong: [{}] });
    expectAgreement(z.object({ a: z.unknown().nullable() }), { right, wrong: [{}] });
    expectAgreement(z.object({ a: z.union([z.string(), z.unknown()]) }), { right, wrong: [{}] });
  });

  test("an object without keys takes any empty map, and a class is no matter", () => {
    expectAgreement(z.strictObject({}), { right: [{}, new Date(0), new Map([[1, 2]])], wrong: [{ a: 1 }, [], null] });
    expectAgreement(z.object({}), { right: [{ a: 1 }], wrong: [[], null, undefined] });
  });

  test("names that JavaScript knows are keys like others", () => {
    const odd = z.strictObject({ constructor: z.string().optional(), "a-b": z.int(), '"': z.int(), default: z.int() });
    expectAgreement(odd, {
      right: [{ "a-b": 1, '"': 2, default: 3, constructor: "x" }],
      // Every map inherits a constructor.
      wrong: [
        { "a-b": 1, '"': 2, default: 3 },
        { "a-b": 1, '"': 2, default: 3, toString: "x" },
      ],
    });
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
    expect(acceptorOf(schema)(given)).toEqual({ b: ["x"], a: 1 });
  });
});

describe("a union", () => {
  test("the first option that fits decides", () => {
    const union = z.union([z.object({ a: z.int().optional() }), z.object({ b: z.int() })]);
    expectAgreement(union, { right: [{ a: 1, b: 2 }, { b: 2 }, { a: "x", b: 2 }], wrong: [{ a: "x" }, "text"] });
    expect(acceptorOf(union)({ b: 2 })).toEqual({});
    expectAgreement(z.union([z.string().min(3), z.string().max(1)]), { right: ["abc", "a"], wrong: ["ab", 1] });
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
      z.strictObject({ type: z.literal("four").optional(), c: z.int().optional() }),
    ]);
    expectAgreement(union, {
      right: [{ a: 1, type: "one" }, { type: "two" }, { type: "three", b: 3 }, {}, { c: 1 }, { type: undefined }],
      wrong: [null, [], "one", { type: "one", b: 1 }, { a: 1 }, { type: "five" }, { type: null }],
    });
  });
});

describe("a lazy schema", () => {
  interface Tree {
    readonly name: string;
    readonly children?: readonly Tree[] | undefined;
  }

  test("may contain itself", () => {
    const Tree: z.ZodType<Tree> = z.lazy(() =>
      z.strictObject({ name: z.string(), children: z.array(Tree).optional() }),
    );
    expectAgreement(Tree, {
      right: [{ name: "a" }, { name: "a", children: [{ name: "b", children: [] }] }],
      wrong: [{ name: "a", children: [{ name: "b", children: [{}] }] }, undefined],
    });
  });

  test("a schema that is used twice is one function", () => {
    const name = z.string().min(1);
    const { code } = emitAcceptor(z.strictObject({ a: name, b: z.array(name) }));
    expect(code.match(/^function /gmu)).toHaveLength(3);
  });
});

test("`no` is for what the schema may refuse", () => {
  expect(acceptorOf(z.string())(1)).toBe(no);
});

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
