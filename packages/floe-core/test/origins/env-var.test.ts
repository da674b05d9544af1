import { describe, expect, test } from "vitest";
import { withEnvVars } from "../../src/origins/env-var.ts";
import { at, builtin, derived, isLocated } from "../../src/origins/located.ts";
import { envVarRule, originRule } from "../../src/origins/rules-of-origin.ts";
import { materializeJson } from "../../src/origins/traced.ts";
import { frozen } from "../../src/plugins/frozen.ts";
import { fileResults, tracedResult } from "../../src/plugins/hook-results.ts";

const noOptions = builtin({}, "a test says so");

const resolved = (value: unknown): unknown => materializeJson(withEnvVars(builtin(value, "a test says so"))).value;

describe("options for a dbt profile", () => {
  test.each([
    [
      "a reference",
      { secret_ref: "minio", key: "secret-key" },
      "{{ env_var('DBT_ENV_SECRET_FLOE_MINIO_SECRET_KEY') }}",
    ],
    ["a reference without a key", { secret_ref: "minio" }, "{{ env_var('DBT_ENV_SECRET_FLOE_MINIO') }}"],
    [
      "a reference deep inside",
      { a: [{ b: { secret_ref: "x" } }] },
      { a: [{ b: "{{ env_var('DBT_ENV_SECRET_FLOE_X') }}" }] },
    ],
    ["what only looks like one", { secret_ref: "x", other: 1 }, { secret_ref: "x", other: 1 }],
    [
      "plain values",
      { a: 1, b: true, c: null, d: [], e: {}, f: "text" },
      { a: 1, b: true, c: null, d: [], e: {}, f: "text" },
    ],
  ])("%s", (_, value, expected) => {
    expect(resolved(value)).toEqual(expected);
  });
});

describe("an env_var() that a hook gave", () => {
  const options = builtin({ password: { secret_ref: "minio" }, host: "{{ target.name }}" }, "a test says so");
  const genuine = withEnvVars(at(options, "password"));
  const text = "{{ env_var('DBT_ENV_SECRET_FLOE_MINIO') }}";

  const claimed = isLocated(genuine) && genuine.origin.kind === "derived" ? genuine.origin.rule : envVarRule;

  const proved = (value: unknown) => materializeJson(tracedResult({ password: value }, options));
  const ruleOf = (value: unknown) => {
    const [line] = proved(value).trace;
    return line?.origin.kind === "derived" ? line.origin.rule : undefined;
  };

  test("is made again, under a rule that the hook never held", () => {
    expect(proved(genuine).value).toEqual({ password: text });
    expect(ruleOf(genuine)).toBe(envVarRule);
    expect(claimed).not.toBe(envVarRule);
  });

  test("is taken from a plugin's own copy of floe-core, which has rules of its own", () => {
    const rule = originRule(envVarRule.name, envVarRule.sentence);
    const origin = { kind: "derived", rule, from: [at(options, "password").origin] } as const;
    expect(ruleOf({ ...builtin(text, "-"), origin })).toBe(envVarRule);
  });

  test.each<[string, unknown]>([
    ["has the words of the rule", derived(originRule(envVarRule.name, envVarRule.sentence), "{{ target.name }}", [])],
    ["has the rule of a genuine one", derived(claimed, at(options, "host").value, [at(options, "host")])],
    ["is a copy of a genuine one with another text", { ...genuine, value: "{{ target.name }}" }],
    ["has more than the env_var()", derived(claimed, `${text}{{ target.name }}`, [])],
    ["reads a secret that is none of the options", withEnvVars(builtin({ secret_ref: "other" }, "-"))],
    ["is a table", derived(claimed, { a: "{{ target.name }}" }, [])],
  ])("is refused when it %s", (_, value) => {
    expect(() => proved(value)).toThrow("/password is no env_var() of a secret in the options");
  });

  test("is any other text under another rule", () => {
    const rule = originRule("my-own", envVarRule.sentence);
    expect(ruleOf(derived(rule, "{{ target.name }}", []))).toBe(rule);
  });
});

describe("what a hook gave", () => {
  test.each([
    ["a located value", builtin(1, "-")],
    ["a table of them", { a: builtin(1, "-"), b: { c: [builtin("x", "-")] } }],
    ["nothing at all", {}],
  ])("is taken when it is %s", (_, value) => {
    expect(tracedResult(value, noOptions)).toEqual(value);
  });

  test.each([
    ["a bare text", "x", "the result does not"],
    ["undefined", undefined, "the result does not"],
    ["a bare leaf", { a: { b: 1 } }, "/a/b does not"],
    ["a bare element", { a: [builtin(1, "-"), null] }, "/a/1 does not"],
    ["a leaf whose origin is of no kind", { a: { ...builtin(1, "-"), origin: { kind: "guess" } } }, "/a does not"],
    [
      "a leaf whose rule is a sentence alone",
      { a: { ...builtin(1, "-"), origin: { kind: "derived", rule: "once more", from: [] } } },
      "/a does not",
    ],
  ])("is refused when it is %s", (_, value, message) => {
    expect(() => tracedResult(value, noOptions)).toThrow(message);
  });

  const owner = { package: "floe-x", version: "1.0.0" };

  test("belongs to the plugin, whoever it says it belongs to", () => {
    const file = { path: "a.txt", text: "x", trace: [], owner: { package: "floe-core", version: "9" } };
    expect(fileResults([file], owner)).toEqual([{ ...file, owner }]);
  });

  test("may not be a file whose trace says nothing", () => {
    const file = { path: "a.txt", text: "x", trace: [{ pointer: "" }] };
    expect(() => fileResults([file], owner)).toThrow("no trace");
  });

  test.each(["../a", "/a", "a/../../b", ".floe/outputs.json", "", "a//b", "C:a"])(
    "may not be a file at `%s`",
    (path) => {
      expect(() => fileResults([{ path, text: "", trace: [] }], owner)).toThrow("no safe path");
    },
  );
});

test("frozen data cannot be changed at any depth", () => {
  const value = frozen({ a: [{ b: 1 }], c: null });
  expect(() => Object.assign(value.a[0] ?? {}, { b: 2 })).toThrow(TypeError);
  expect(() => value.a.push({ b: 3 })).toThrow(TypeError);
  expect(value).toEqual({ a: [{ b: 1 }], c: null });
});
