import { describe, expect, test } from "vitest";
import * as z from "zod";
import { sectionAt } from "../../src/checking/places.ts";
import { contextRule, type Rule, rule } from "../../src/checking/rule.ts";
import { runRules, runRulesAt } from "../../src/checking/run-rules.ts";
import { defineDiagnostics, problem } from "../../src/diagnostics/define.ts";
import { at, type Located, placeOf } from "../../src/origins/located.ts";
import { textOf } from "../yaml/found-in.ts";
import { readText } from "./read-text.ts";

const Schedule = z.strictObject({
  cron: z.string().optional(),
  timezone: z.string().optional(),
});
const Product = z.strictObject({ name: z.string().optional(), schedule: Schedule.optional() });
type Schedule = z.output<typeof Schedule>;
type Context = Located<z.output<typeof Product>>;

const problems = defineDiagnostics("test", {
  asked: problem({
    severity: "warning",
    message: () => "The rule was asked.",
    docs: { cause: "-", fix: "-" },
  }),
  "asked-strictly": problem({
    severity: "warning",
    atStrict: "error",
    message: () => "The rule was asked.",
    docs: { cause: "-", fix: "-" },
  }),
});

const schedule = (context: Context): readonly Located<Schedule>[] => sectionAt(context, "schedule");

const readsBoth = rule({
  name: "reads-both",
  at: schedule,
  reads: ["cron", "timezone"],
  problems,
  check: ({ cron }) => [problems.asked({}, placeOf(cron))],
});

const readsIfThere = rule({
  name: "reads-if-there",
  at: schedule,
  reads: ["cron"],
  readsIfThere: ["timezone"],
  problems,
  check: ({ cron }) => [problems.asked({}, placeOf(cron))],
});

const compares = rule({
  name: "compares",
  at: schedule,
  reads: ["cron"],
  beside: (context: Context) => [at(context, "name")],
  problems,
  check: ({ cron }) => [problems.asked({}, placeOf(cron))],
});

const isAlwaysAsked = contextRule<Context>({
  name: "is-always-asked",
  problems,
  check: () => [problems.asked({}, undefined)],
});

const ask = (asked: Rule<Context>, text: string) => asked.inspect(readText(Product, text).value);

test.each<[string, Rule<Context>, string, boolean]>([
  ["is asked when all that it reads is accepted", readsBoth, "schedule: {cron: a, timezone: b}", true],
  ["is not asked when one setting is refused", readsBoth, "schedule: {cron: a, timezone: 5}", false],
  ["is not asked when one setting is absent", readsBoth, "schedule: {cron: a}", false],
  ["is not asked when one setting is misspelt", readsBoth, "schedule: {cron: a, timezne: b}", false],
  ["is not asked when its section is absent", readsBoth, "name: shop", false],
  ["is not asked when its section is refused", readsBoth, "schedule: [a]", false],
  ["is asked when what it reads if there is absent", readsIfThere, "schedule: {cron: a}", true],
  ["is asked when what it reads if there is accepted", readsIfThere, "schedule: {cron: a, timezone: b}", true],
  ["is not asked when what it reads if there is refused", readsIfThere, "schedule: {cron: a, timezone: 5}", false],
  ["is asked when what it compares with is accepted", compares, "{name: shop, schedule: {cron: a}}", true],
  ["is not asked when what it compares with is refused", compares, "{name: 5, schedule: {cron: a}}", false],
  ["is not asked when what it compares with is absent", compares, "schedule: {cron: a}", false],
  ["is asked whatever is refused elsewhere", readsIfThere, "{name: 5, schedule: {cron: a}}", true],
  ["of a context is asked when there is nothing to look at", isAlwaysAsked, "{}", true],
  ["of a context is asked when the whole file is refused", isAlwaysAsked, "[a]", true],
])("a rule %s", (_, asked, text, isAsked) => {
  const { ran, findings } = ask(asked, text);
  expect({ ran, findings: findings.length }).toEqual({ ran: isAsked, findings: isAsked ? 1 : 0 });
});

describe("the readings of a rule", () => {
  const textsRead = (asked: Rule<Context>, text: string): readonly string[] =>
    ask(asked, text).readings.flatMap((value) => {
      const span = placeOf(value);
      return span === undefined ? [] : [textOf({ span })];
    });

  test.each<[string, Rule<Context>, string, readonly string[]]>([
    ["are the settings that it reads", readsBoth, "schedule: {cron: a, timezone: b}", ["a", "b"]],
    ["leave out what is not there", readsIfThere, "schedule: {cron: a}", ["a"]],
    ["are those as well that it compares with", compares, "{name: shop, schedule: {cron: a}}", ["shop", "a"]],
    ["are none when it is not asked", compares, "{name: shop, schedule: {cron: 5}}", []],
  ])("%s", (_, asked, text, expected) => {
    expect(textsRead(asked, text)).toEqual(expected);
  });
});

test("a rule names the settings that it reads, for editors", () => {
  expect(readsIfThere.reads).toEqual(["cron", "timezone"]);
});

describe("a list of rules", () => {
  const context = readText(Product, "schedule: {cron: a}").value;

  test("says which of them had something to look at, in its order", () => {
    const { ran } = runRules([readsBoth, readsIfThere, isAlwaysAsked], context);
    expect(ran.map(({ name }) => name)).toEqual(["reads-if-there", "is-always-asked"]);
  });

  const weighed = contextRule<Context>({
    name: "is-weighed",
    problems,
    check: () => [problems.asked({}, undefined), problems["asked-strictly"]({}, undefined)],
  });

  test.each([
    ["off", ["warning", "warning"]],
    ["warn", ["warning", "warning"]],
    ["strict", ["warning", "error"]],
  ] as const)("weighs what it found by the level %s", (level, severities) => {
    const { findings } = runRulesAt(level, [weighed], context);
    expect(findings.map(({ severity }) => severity)).toEqual(severities);
  });

  test("leaves no weight open once the level is known", () => {
    const { findings } = runRulesAt("off", [weighed], context);
    expect(findings.some((finding) => "atStrict" in finding)).toBe(false);
  });
});
