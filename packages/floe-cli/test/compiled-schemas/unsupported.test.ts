import { expect, test } from "vitest";
import * as z from "zod";
import { emitValidators } from "../../build/schemas/emit-validators.ts";

const option = (type: z.ZodType) => z.strictObject({ type });

// What a validator cannot do, or would do in another way than zod, ends the build.
test.each<readonly [construct: string, schema: z.ZodType, message: RegExp]>([
  ["refine of a text", z.string().refine(() => true), /check custom/u],
  ["refine of an object", z.strictObject({}).refine(() => true), /check custom/u],
  ["refine of a record", z.record(z.string(), z.string()).refine(() => true), /check custom/u],
  ["refine of a union", z.union([z.string()]).refine(() => true), /check custom/u],
  ["refine deep inside", z.object({ a: z.array(z.lazy(() => z.int().refine(() => true))) }), /check custom/u],
  ["superRefine", z.strictObject({}).superRefine(() => undefined), /check custom/u],
  ["a length of anything", z.unknown().check(z.minLength(1)), /check min_length of a schema of type unknown/u],
  ["custom", z.custom(() => true), /Custom types cannot be represented/u],
  ["transform", z.string().transform((text) => text), /type pipe/u],
  ["preprocess", z.preprocess((value) => value, z.string()), /type pipe/u],
  ["catch", z.string().catch("a"), /type catch/u],
  ["readonly", z.strictObject({}).readonly(), /type readonly/u],
  ["nonoptional", z.nonoptional(z.string().optional()), /type nonoptional/u],
  ["coerce", z.coerce.number(), /converts/u],
  ["a converted key of a record", z.record(z.coerce.string(), z.string()), /converts/u],
  ["url", z.url(), /check string_format \(url\)/u],
  ["iso.time", z.iso.time(), /check string_format \(time\)/u],
  ["startsWith", z.string().startsWith("a"), /check string_format \(starts_with\)/u],
  ["a global pattern", z.string().regex(/a/g), /check string_format \(regex\)/u],
  ["a sticky pattern", z.string().regex(/a/y), /check string_format \(regex\)/u],
  ["a format of code", z.stringFormat("date", () => true), /check string_format \(date\)/u],
  ["trim", z.string().trim(), /check overwrite/u],
  ["multipleOf", z.number().multipleOf(2), /check multiple_of/u],
  ["int32", z.int32(), /check number_format \(int32\)/u],
  ["a bound that is infinite", z.number().max(Number.POSITIVE_INFINITY), /maximum value must be/u],
  ["catchall", z.object({}).catchall(z.string()), /further keys/u],
  ["a record over an enum", z.record(z.enum(["a"]), z.string()), /free keys/u],
  ["looseRecord", z.looseRecord(z.string().regex(/a/u), z.string()), /free keys/u],
  ["xor", z.xor([z.string(), z.int()]), /xor/u],
  ["a literal undefined", z.literal(undefined), /Literal `undefined` cannot be represented/u],
  ["a literal -0", z.literal(-0), /no JSON/u],
  ["a default that is infinite", z.number().default(Number.POSITIVE_INFINITY), /value Infinity/u],
  ["a prefault that is infinite", z.number().prefault(Number.POSITIVE_INFINITY), /value Infinity/u],
  ["a default with a key __proto__", z.unknown().default(JSON.parse('{"__proto__":1}')), /no JSON/u],
  ["a default in another order", z.object({ b: z.int(), a: z.int() }).default({ a: 1, b: 2 }), /would change it/u],
  ["a default that its schema refuses", z.string().min(5).default("x"), /would change it/u],
  ["a default beside null", z.object({ a: z.int().default(1).nullable() }), /default of `a`/u],
  ["a default inside of a union", z.object({ a: z.union([z.string().default("x"), z.int()]) }), /default of `a`/u],
  ["a key __proto__", z.object({ ["__proto__"]: z.string() }), /key `__proto__`/u],
  ["a key that each value has", z.object({ constructor: z.string() }), /key `constructor`/u],
  ["any", z.any(), /type any/u],
  ["tuple", z.tuple([z.string()]), /type tuple/u],
  ["intersection", z.intersection(z.object({}), z.object({})), /type intersection/u],
  ["a union of two texts", z.union([z.string().min(3), z.string().max(1)]), /not told apart/u],
  ["a union of numbers", z.union([z.int(), z.number()]), /not told apart/u],
  ["a union with anything", z.union([z.string(), z.unknown()]), /not told apart/u],
  [
    "a tag that may be missing",
    z.discriminatedUnion("type", [option(z.literal("a").optional())]),
    /need not be a text/u,
  ],
])("%s cannot be compiled", (_construct, schema, message) => {
  expect(() => emitValidators("test", new Map([["It", schema]]))).toThrow(message);
});
