import type { z } from "zod";
import type { YamlNode } from "../yaml/node.ts";

type Issue = z.core.$ZodIssue;

/** What stands in a place, in words. */
export function actualType(node: YamlNode): string {
  if (node.kind === "list") return "a list";
  if (node.kind === "map") return "a section with keys";
  if (node.value === null) return "nothing";
  if (typeof node.value === "string") return "a string";
  return typeof node.value === "number" ? "a number" : "true or false";
}

/** The types by zod's words for them. */
export const typeNames: Readonly<Record<string, string>> = {
  string: "a string",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "a section with keys",
  record: "a section with keys",
  value: "a value",
};

/** The least that a value has to be, in words. */
export function lowerBound(issue: Extract<Issue, { code: "too_small" }>): string {
  if (issue.origin === "string")
    return issue.minimum === 1 ? "a string that is not empty" : `at least ${issue.minimum} characters long`;
  if (issue.origin === "array") return `a list of at least ${issue.minimum}`;
  return `${issue.inclusive === false ? "more than" : "at least"} ${issue.minimum}`;
}

/** The most that a value may be, in words. */
export function upperBound(issue: Extract<Issue, { code: "too_big" }>): string {
  if (issue.origin === "string") return `at most ${issue.maximum} characters long`;
  if (issue.origin === "array") return `a list of at most ${issue.maximum}`;
  return `${issue.inclusive === false ? "less than" : "at most"} ${issue.maximum}`;
}
