import { expect, test } from "vitest";
import * as z from "zod";
import { withDefaults } from "../../src/checking/with-defaults.ts";

const Alert = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("mail"), to: z.string(), copies: z.int().default(1) }),
  z.strictObject({ type: z.literal("hook"), url: z.string(), retries: z.int().default(3) }),
]);
const Section = z.strictObject({
  level: z.enum(["off", "on"]).default("off"),
  limits: z.strictObject({ runs: z.int().default(5), seconds: z.int() }).prefault({ seconds: 60 }),
  alerts: z.array(Alert).default([]),
  note: z.string().optional(),
});

test.each<[string, unknown, unknown]>([
  ["an empty section has all of them", {}, { level: "off", limits: { runs: 5, seconds: 60 }, alerts: [] }],
  ["a refused value stays beside them", { level: 7 }, { level: 7, limits: { runs: 5, seconds: 60 }, alerts: [] }],
  [
    "a section with a refused value has those of its others",
    { limits: { seconds: "x" } },
    { level: "off", limits: { runs: 5, seconds: "x" }, alerts: [] },
  ],
  ["a value in place of a section stays", { limits: "none" }, { level: "off", limits: "none", alerts: [] }],
  [
    "an element has those of the alternative that its word chooses",
    { alerts: [{ type: "hook", url: 5 }] },
    { level: "off", limits: { runs: 5, seconds: 60 }, alerts: [{ type: "hook", url: 5, retries: 3 }] },
  ],
  [
    "keys stand in the order of the schema",
    { alerts: [], level: "on" },
    { level: "on", limits: { runs: 5, seconds: 60 }, alerts: [] },
  ],
])("defaults: %s", (_, value, expected) => {
  expect(JSON.stringify(withDefaults(Section, value))).toBe(JSON.stringify(expected));
});

test("a default is made anew each time", () => {
  expect(withDefaults(Section.shape.alerts, undefined)).not.toBe(withDefaults(Section.shape.alerts, undefined));
});
