import { expect, test, vi } from "vitest";
import * as z from "zod";
import { schemaKeys, schemaPlace } from "../../../floe-core/src/checking/schema-shape.ts";
import {
  acceptedBy,
  arranged,
  type compiledSchema as compile,
  plainCopy,
  type SchemaModules,
} from "../../src/compiled-schema.ts";

const Inner = z.strictObject({ c: z.string().meta({ description: "A text." }) });
const Original = z.strictObject({ a: z.int(), b: Inner.optional() }).meta({ description: "An original." });
const modules = { "schemas/original.ts": { Original, described: (word: string) => `${word} ${Original.description}` } };

type Takes = Parameters<typeof acceptedBy>[0];

/** The runtime of a fresh process, with schemas whose loading is counted. */
async function freshRuntime(exports: SchemaModules["modules"] = modules) {
  vi.resetModules();
  const runtime = await import("../../src/compiled-schema.ts");
  const load = vi.fn(() => ({ modules: exports }));
  runtime.provideSchemas(load);
  return { ...runtime, load };
}

/** A stand-in that takes `{ a: 1 }` only. */
function standIn(runtime: { readonly compiledSchema: typeof compile }) {
  const takes: Takes = (value, { parentData }) => {
    parentData.value = { a: "accepted" };
    return JSON.stringify(value) === '{"a":1}';
  };
  return runtime.compiledSchema("schemas/original.ts", "Original", { keys: ["a", "b"], takes });
}

test("what the acceptor takes is accepted without the original", async () => {
  const runtime = await freshRuntime();
  const schema = standIn(runtime);
  expect(schema.safeParse({ a: 1 })).toEqual({ success: true, data: { a: "accepted" } });
  expect(schema.parse({ a: 1 })).toEqual({ a: "accepted" });
  expect(runtime.load).not.toHaveBeenCalled();
});

test("what the acceptor leaves open is refused by the original, with its issues", async () => {
  const schema = standIn(await freshRuntime());
  const wrong = { a: "1", c: 2 };
  expect(schema.safeParse(wrong)).toMatchObject({ success: false, error: { issues: issuesOf(wrong) } });
  expect(() => schema.parse(wrong)).toThrow(z.ZodError);
});

test("what the acceptor leaves open may be accepted by the original", async () => {
  const schema = standIn(await freshRuntime());
  expect(schema.safeParse({ a: 2 })).toEqual({ success: true, data: { a: 2 } });
  expect(schema.parse({ a: 2 })).toEqual({ a: 2 });
});

test("the schemas are loaded once", async () => {
  const runtime = await freshRuntime();
  const schema = standIn(runtime);
  for (const value of [{}, { a: 2 }, null]) schema.safeParse(value);
  expect(schema.description).toBe("An original.");
  expect(runtime.load).toHaveBeenCalledTimes(1);
});

test("whether it is a schema, and the names of its keys, are known without the original", async () => {
  const runtime = await freshRuntime();
  const schema = standIn(runtime);
  expect("_zod" in schema).toBe(true);
  expect(schemaKeys(asZodType(schema))).toEqual(["a", "b"]);
  expect(runtime.load).not.toHaveBeenCalled();
});

test("what a key means is the original's matter", async () => {
  const runtime = await freshRuntime();
  const { shape } = standIn(runtime)._zod.def;
  expect(shape?.["b"]).toBe(Original.shape.b);
  expect(shape?.["nonesuch"]).toBe(undefined);
  expect(runtime.load).toHaveBeenCalledTimes(1);
});

test.each([
  ["as it is", Original],
  ["lazy", z.lazy(() => Original)],
  ["optional", Original.optional()],
  ["with a default in a lazy one", z.lazy(() => Original.default({ a: 1 }))],
])("places inside are the same as for the original, %s", async (_what, schema) => {
  const standingIn = asZodType(standIn(await freshRuntime({ "schemas/original.ts": { Original: schema } })));
  for (const path of [["a"], ["b"], ["b", "c"], ["b", "d"], ["e"]]) {
    expect(schemaPlace(standingIn, path)).toEqual(schemaPlace(schema, path));
  }
});

test("a schema that has no keys shows the original's inside", async () => {
  const Word = z.enum(["one", "two"]);
  const runtime = await freshRuntime({ "schemas/word.ts": { Word } });
  const schema = runtime.compiledSchema("schemas/word.ts", "Word", { keys: undefined, takes: () => false });
  expect(runtime.load).not.toHaveBeenCalled();
  expect(schema._zod).toBe(Word._zod);
  expect(schema.description).toBe(undefined);
});

test("a function is called with its parameters, where it is", async () => {
  const runtime = await freshRuntime();
  const described = runtime.functionOfSchemas("schemas/original.ts", "described");
  expect(runtime.load).not.toHaveBeenCalled();
  expect(described("This is:")).toBe("This is: An original.");
});

test("a copy of what a file can hold is equal, and shares nothing", () => {
  const value = { list: [{ a: 1 }], table: { b: null }, text: "c", no: Number.NaN };
  const copy = plainCopy(value);
  expect(copy).toEqual(value);
  expect([copy, Object(copy).list, Object(copy).list[0], Object(copy).table]).not.toContain(value.list[0]);
  expect(Object(copy).list).not.toBe(value.list);
});

test.each<readonly [what: string, value: unknown]>([
  ["undefined", undefined],
  ["a big integer", 1n],
  ["a symbol", Symbol("mine")],
  ["a function", () => 1],
  ["a date", new Date(0)],
  ["an inherited member", Object.create({ a: 1 })],
  ["no prototype", Object.create(null)],
  ["a hidden key", Object.defineProperty({}, "a", { value: 1 })],
  ["a symbol for a key", { [Symbol("mine")]: 1 }],
  ["a key __proto__", JSON.parse('{"__proto__":1}')],
  ["a list with a hole", Array(1)],
  ["a list with a hole and a name", Object.assign(Array(1), { name: 1 })],
  ["a list with a name", Object.assign([1], { name: 1 })],
])("%s is not copied at any depth, so it is left to zod", (_what, value) => {
  for (const holder of [value, [value], { a: value }, { a: [{ b: value }] }]) expect(plainCopy(holder)).toBe(undefined);
  expect(acceptedBy(() => true, value)).toBe(undefined);
});

test("members that a schema knows are put in its order", () => {
  expect(JSON.stringify(arranged({ c: 1, b: undefined, a: 2 }, ["a", "toString", "c"]))).toBe('{"a":2,"c":1}');
});

function issuesOf(value: unknown): unknown {
  return Original.safeParse(value).error?.issues;
}

function asZodType(schema: object): z.ZodType {
  return schema as z.ZodType;
}
