import { describe, expect, test } from "vitest";
import * as z from "zod";
import { Bug } from "../../src/diagnostics/bug.ts";
import {
  at,
  isAbsent,
  isRefused,
  isThere,
  items,
  type Located,
  members,
  optional,
  placeOf,
  standing,
} from "../../src/origins/located.ts";
import { readText } from "../checking/read-text.ts";
import { textOf } from "../yaml/found-in.ts";

const Schedule = z.strictObject({
  cron: z.string(),
  timezone: z.string().default("UTC"),
  retries: z.int().optional(),
});
const Product = z.strictObject({
  name: z.string(),
  schedule: Schedule.optional(),
  tags: z.array(z.string()).default([]),
  limits: z.record(z.string(), z.int()).default({}),
});

const read = (text: string) => readText(Product, text).value;

/** Which of the three a value is. */
function stateOf(value: Located<unknown>): readonly string[] {
  const states = { accepted: isThere(value), absent: isAbsent(value), refused: isRefused(value) };
  return Object.entries(states).flatMap(([state, holds]) => (holds ? [state] : []));
}

const placeText = (value: Located<unknown>): string | undefined => {
  const span = placeOf(value);
  return span && textOf({ span });
};

describe("a member", () => {
  test("that the schema took is accepted, and nothing else", () => {
    expect(stateOf(at(read("name: shop"), "name"))).toEqual(["accepted"]);
  });

  test("that the file need not have is absent, and nothing else", () => {
    expect(stateOf(at(read("name: shop"), "schedule"))).toEqual(["absent"]);
  });

  test("that the schema did not take is refused, and nothing else", () => {
    expect(stateOf(at(read("name: 5"), "name"))).toEqual(["refused"]);
  });

  test("that has a default is accepted without being in the file", () => {
    const schedule = optional(read("{name: shop, schedule: {cron: x}}"), "schedule");
    expect(schedule && at(schedule, "timezone").value).toBe("UTC");
  });
});

describe("a refused value", () => {
  test("is never read", () => {
    const name = at(read("name: 5"), "name");
    expect(() => name.value).toThrow(Bug);
  });

  test("is no optional member", () => {
    expect(optional(read("name: 5"), "name")).toBeUndefined();
  });

  test("has the place where it stands", () => {
    expect(placeText(at(read("name: 5"), "name"))).toBe("5");
  });

  test("still stands in the file", () => {
    expect(standing(at(read("name: 5"), "name"))).toBe(5);
  });

  test("leaves those beside it as they are", () => {
    const product = read("{name: 5, tags: [raw]}");
    expect(at(product, "tags").value).toEqual(["raw"]);
  });

  test("leaves their defaults to those beside it", () => {
    const product = read("{name: 5, schedule: {cron: 7}}");
    const schedule = optional(product, "schedule");
    expect(schedule && at(schedule, "timezone").value).toBe("UTC");
    expect(at(product, "tags").value).toEqual([]);
  });

  test("is one of a list whose others are accepted", () => {
    const tags = at(read("{name: shop, tags: [raw, 5]}"), "tags");
    expect(items(tags).map(stateOf)).toEqual([["accepted"], ["refused"]]);
  });

  test("is one of a table whose others are accepted", () => {
    const limits = at(read("{name: shop, limits: {a: 1, b: x}}"), "limits");
    expect(members(limits).map(([key, value]) => [key, ...stateOf(value)])).toEqual([
      ["a", "accepted"],
      ["b", "refused"],
    ]);
  });
});

describe("a misspelt key", () => {
  const product = read("nmae: shop\ntags: [raw]\n");
  const name = at(product, "name");

  test("is refused under the key that it means", () => {
    expect(stateOf(name)).toEqual(["refused"]);
  });

  test("has the place of what stands under it", () => {
    expect(placeText(name)).toBe("shop");
  });

  test("holds the name that others refer to", () => {
    expect(standing(name)).toBe("shop");
  });

  test("is refused where the key that it means could be left out", () => {
    expect(stateOf(at(read("{name: shop, shedule: {cron: x}}"), "schedule"))).toEqual(["refused"]);
  });

  test("of a section is pointed at by itself", () => {
    expect(placeText(at(read("{name: shop, shedule: {cron: x}}"), "schedule"))).toBe("shedule");
  });
});

describe("a key that has to be there and is not", () => {
  test("is refused, and not absent", () => {
    expect(stateOf(at(read("tags: [raw]"), "name"))).toEqual(["refused"]);
  });

  test("has nothing that stands there", () => {
    expect(standing(at(read("tags: [raw]"), "name"))).toBeNull();
  });
});

describe("what stands inside of a refused section", () => {
  const schedule = at(readText(z.strictObject({ schedule: Schedule }), "schedule: [cron]").value, "schedule");

  test("is refused with it", () => {
    expect(stateOf(schedule)).toEqual(["refused"]);
    expect(stateOf(at(schedule, "cron"))).toEqual(["refused"]);
  });

  test("is refused there even where it could be left out", () => {
    expect(stateOf(at(schedule, "retries"))).toEqual(["refused"]);
  });
});
