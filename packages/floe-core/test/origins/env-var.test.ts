import { describe, expect, test } from "vitest";
import { withEnvVars } from "../../src/origins/env-var.ts";
import { builtin } from "../../src/origins/located.ts";
import { materializeJson } from "../../src/origins/traced.ts";
import { frozen } from "../../src/plugins/frozen.ts";
import { fileResults, tracedResult } from "../../src/plugins/hook-results.ts";

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

describe("what a hook gave", () => {
  test.each([
    ["a located value", builtin(1, "-")],
    ["a table of them", { a: builtin(1, "-"), b: { c: [builtin("x", "-")] } }],
    ["nothing at all", {}],
  ])("is taken when it is %s", (_, value) => {
    expect(tracedResult(value)).toBe(value);
  });

  test.each([
    ["a bare text", "x", "the result does not"],
    ["undefined", undefined, "the result does not"],
    ["a bare leaf", { a: { b: 1 } }, "/a/b does not"],
    ["a bare element", { a: [builtin(1, "-"), null] }, "/a/1 does not"],
  ])("is refused when it is %s", (_, value, message) => {
    expect(() => tracedResult(value)).toThrow(message);
  });

  const owner = { package: "floe-x", version: "1.0.0" };

  test("belongs to the plugin, whoever it says it belongs to", () => {
    const file = { path: "a.txt", text: "x", trace: [], owner: { package: "floe-core", version: "9" } };
    expect(fileResults([file], owner)).toEqual([{ ...file, owner }]);
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
