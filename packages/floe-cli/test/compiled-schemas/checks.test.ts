import { describe, test } from "vitest";
import * as z from "zod";
import { expectAgreement } from "./expect-agreement.ts";

const others = [undefined, null, true, [], {}, Symbol("mine")] as const;

describe("a text", () => {
  test("may be empty, and is no text object", () => {
    expectAgreement(z.string(), { right: ["", "a", "\ud800", "a\0b"], wrong: [...others, 1, Object("a")] });
  });

  test("its length is counted in characters, however many units each takes", () => {
    const oneToThree = z.string().min(1).max(3);
    expectAgreement(oneToThree, {
      right: ["a", "abc", "𝒳𝒳𝒳", "é𝒳a", "\ud800𝒳𝒳"],
      wrong: ["", "abcd", "𝒳𝒳𝒳𝒳", "𝒳".repeat(9)],
    });
    const three = z.string().min(3);
    expectAgreement(three, { right: ["abc", "𝒳𝒳𝒳", "𝒳ab"], wrong: ["ab", "𝒳𝒳", "𝒳a", "\ud800𝒳"] });
    expectAgreement(z.string().max(0), { right: [""], wrong: ["a"] });
    expectAgreement(z.string().min(0), { right: ["", "a"], wrong: [1] });
    expectAgreement(z.string().nonempty(), { right: ["a"], wrong: [""] });
  });

  test("a pattern is taken with its flags and its slashes", () => {
    expectAgreement(z.string().regex(/^a$/), { right: ["a"], wrong: ["a\n", "A", "ba", ""] });
    expectAgreement(z.string().regex(/^a$/im), { right: ["A", "x\na"], wrong: ["ab"] });
    expectAgreement(z.string().regex(/^.$/u), { right: ["𝒳"], wrong: ["𝒳𝒳"] });
    expectAgreement(z.string().regex(/^\/[/"\\`${}]$/), { right: ["//", '/"', "/\\", "/`", "/$"], wrong: ["/", "a/"] });
    expectAgreement(z.string().regex(/^\/\n$/), { right: ["/\n"], wrong: ["/n"] });
    expectAgreement(z.string().regex(/(?:)/), { right: ["", "a"], wrong: [1] });
  });

  test("every pattern has to match", () => {
    const name = z
      .string()
      .regex(/^[a-z]+$/)
      .regex(/^(?!root$)/)
      .max(5);
    expectAgreement(name, { right: ["roots", "a"], wrong: ["root", "A", "", "abcdef"] });
  });

  test("a date exists", () => {
    expectAgreement(z.iso.date(), {
      right: ["2026-02-28", "2024-02-29"],
      wrong: ["2026-02-29", "2026-2-1", "2026-02-28T00:00:00Z", "", 20260228, new Date(0)],
    });
    expectAgreement(z.iso.date().min(11), { right: [], wrong: ["2026-02-28"] });
  });

  test("a time has the offset that the schema wants", () => {
    const [utc, offset, local] = ["2026-01-14T06:30:00Z", "2026-01-14T06:30:00.5+05:30", "2026-01-14T06:30"];
    expectAgreement(z.iso.datetime(), { right: [utc], wrong: [offset, local, "2026-01-14", `${utc}\n`] });
    const open = z.iso.datetime({ offset: true, local: true });
    expectAgreement(open, { right: [utc, offset, local], wrong: ["2026-01-14", "2026-01-14T25:00:00Z", ""] });
  });
});

describe("a number", () => {
  test("is finite", () => {
    const wrong = [...others, "1", 1n, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Object(1)];
    expectAgreement(z.number(), { right: [0, -0, 1.5, -1e300, Number.MIN_VALUE, 2 ** 60], wrong });
  });

  test.each([
    ["z.int()", z.int()],
    ["z.number().int()", z.number().int()],
    ["safe()", z.number().safe()],
  ])("%s is whole and safe", (_what, schema) => {
    const [largest, smallest] = [Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER];
    const wrong = [1.5, "1", 1n, largest + 1, smallest - 1, Number.NaN, Number.POSITIVE_INFINITY, null];
    expectAgreement(schema, { right: [0, -0, 7, largest, smallest], wrong });
  });

  test("bounds belong to the range or not, as the schema says", () => {
    expectAgreement(z.number().min(1).max(2), { right: [1, 1.5, 2], wrong: [0.999, 2.001, Number.NaN, "1"] });
    expectAgreement(z.number().gt(1).lt(2), { right: [1.5], wrong: [1, 2] });
    expectAgreement(z.number().gte(-0.5).lte(0.5), { right: [-0.5, -0, 0, 0.5], wrong: [-0.6, 0.6] });
    expectAgreement(z.number().positive(), { right: [0.1], wrong: [0, -0, -1] });
    expectAgreement(z.number().nonnegative(), { right: [0, -0, 1], wrong: [-1] });
    expectAgreement(z.number().min(-1e21), { right: [-1e21, 1e300], wrong: [-1e22] });
    expectAgreement(z.int().min(1).max(64), { right: [1, 64], wrong: [0, 65, 1.5] });
  });
});

test("a list has as many items as its bounds allow", () => {
  const list = z.array(z.unknown()).min(2).max(3);
  expectAgreement(list, { right: [[1, 2], [1, 2, 3], Array(2)], wrong: [[], [1], [1, 2, 3, 4], Array(10), "ab"] });
  expectAgreement(z.array(z.string()).min(1), { right: [["a"]], wrong: [[], [1]] });
});
