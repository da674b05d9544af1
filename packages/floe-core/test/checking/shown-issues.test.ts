import { expect, test } from "vitest";
import type { Issue } from "../../src/checking/flat-issues.ts";
import { shownIssues } from "../../src/checking/shown-issues.ts";

test("a thousand issues are shown, and all that follow are still refused", () => {
  const issues = Array.from({ length: 1_002 }, (_, index) => wrongElement(index));
  const { shown, rest } = shownIssues(issues);
  expect(shown).toHaveLength(1_000);
  expect(rest).toEqual([[1_000], [1_001]]);
});

test("unknown keys count one by one, and those that are not shown are refused with what follows them", () => {
  const keys = Array.from({ length: 1_001 }, (_, index) => `k${index}`);
  const { shown, rest } = shownIssues([unknownKeys(["metadata"], keys), wrongElement(0)]);
  expect(shown).toEqual([unknownKeys(["metadata"], keys.slice(0, 1_000))]);
  expect(rest).toEqual([["metadata", "k1000"], [0]]);
});

function wrongElement(index: number): Issue {
  return { code: "invalid_type", expected: "string", path: [index], message: "" };
}

function unknownKeys(path: readonly string[], keys: readonly string[]): Issue {
  return { code: "unrecognized_keys", keys: [...keys], path: [...path], message: "" };
}
