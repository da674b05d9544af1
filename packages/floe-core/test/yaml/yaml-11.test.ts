import { expect, test } from "vitest";
import { yaml11Reading } from "../../src/yaml/yaml-11.ts";
import { rootOf } from "./found-in.ts";

function readingOf(text: string): string | undefined {
  const root = rootOf(text);
  return root.kind === "scalar" ? yaml11Reading(root) : undefined;
}

test.each([
  ["yes", "a boolean"],
  ["No", "a boolean"],
  ["on", "a boolean"],
  ["OFF", "a boolean"],
  ["y", "a boolean"],
  ["012", "an octal number"],
  ["0_7", "an octal number"],
  ["089", "a string"],
  ["0o17", "a string"],
  ["1e3", "a string"],
  ["1.5e3", "a string"],
  ["1:30", "a base-60 number"],
  ["190:20:30", "a base-60 number"],
  ["20:30.15", "a base-60 number"],
  ["2026-01-01", "a date"],
  ["2026-01-01T10:00:00Z", "a date"],
  ["2026-1-1 10:00:00", "a date"],
  ["0b101", "a binary number"],
  ["0x_1F", "a hexadecimal number"],
  ["1_000", "a number"],
  ["=", "a default value"],
])("%s is %s", (text, reading) => {
  expect(readingOf(text)).toBe(reading);
});

test.each([
  "true",
  "null",
  "~",
  "10",
  "0",
  "-3",
  "0.5",
  "0x1F",
  "1.5e+3",
  "yEs",
  "text",
  "'no'",
  '"012"',
  "|\n no",
  "10:99",
  "1.2.3",
])("%j reads the same", (text) => {
  expect(readingOf(text)).toBe(undefined);
});
