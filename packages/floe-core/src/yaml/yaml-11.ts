import type { YamlScalar } from "./node.ts";

/** What a reader of YAML 1.1 (PyYAML, Go's yaml.v2, Ruby) would take an unquoted value for where YAML 1.2 reads
 *  something else: `no` is a boolean to it, `012` an octal number. `undefined` when both read the same.
 *  A number reached through an alias is not looked at: it is judged where its anchor stands. */
export function yaml11Reading(node: YamlScalar): string | undefined {
  if (node.style !== "plain" || typeof node.value === "boolean" || node.value === null) return undefined;
  const text =
    typeof node.value === "string" ? node.value : node.span.source.text.slice(node.span.start, node.span.end);
  const readings = typeof node.value === "string" ? readingsOfText : readingsOfNumbers;
  return readings.find(({ form }) => form.test(text))?.reading;
}

interface Reading {
  readonly form: RegExp;
  readonly reading: string;
}

const octal: Reading = { form: /^[-+]?0[0-7_]+$/u, reading: "an octal number" };

// Texts in YAML 1.2 core, after https://yaml.org/type/ with its mistakes about empty digits left out.
const readingsOfText: readonly Reading[] = [
  { form: /^(?:y|Y|yes|Yes|YES|n|N|no|No|NO|on|On|ON|off|Off|OFF)$/u, reading: "a boolean" },
  { form: /^\d{4}-\d{2}-\d{2}$/u, reading: "a date" },
  { form: /^\d{4}-\d{1,2}-\d{1,2}(?:[Tt]|[ \t]+)\d{1,2}:\d{2}:\d{2}(?:\.\d*)?/u, reading: "a date" },
  { form: /^[-+]?\d[\d_]*(?::[0-5]?\d)+(?:\.[\d_]*)?$/u, reading: "a base-60 number" },
  octal,
  { form: /^[-+]?0b[01_]+$/u, reading: "a binary number" },
  { form: /^[-+]?0x[\da-fA-F_]+$/u, reading: "a hexadecimal number" },
  { form: /^[-+]?(?:\d[\d_]*(?:\.[\d_]*)?|\.\d[\d_]*)(?:[eE][-+]\d+)?$/u, reading: "a number" },
  { form: /^<<$/u, reading: "a merge key" },
  { form: /^=$/u, reading: "a default value" },
];

// Numbers in YAML 1.2 core.
const readingsOfNumbers: readonly Reading[] = [
  octal,
  { form: /^[-+]?0\d+$/u, reading: "a string" },
  { form: /^0o/u, reading: "a string" },
  { form: /^[-+]?(?:\d+[eE]|[\d.]+[eE]\d)/u, reading: "a string" },
];

/** What YAML 1.1 reads as a boolean and YAML 1.2 as a string, in lower case, with the word that both read. */
export const yaml11Booleans: ReadonlyMap<string, "true" | "false"> = new Map([
  ["y", "true"],
  ["yes", "true"],
  ["on", "true"],
  ["n", "false"],
  ["no", "false"],
  ["off", "false"],
]);

/** The number that YAML 1.1 makes of a string, in digits that every reader takes alike: `1_000`, `1:30`, `0b11`. */
export function yaml11Number(text: string): string | undefined {
  const reading = readingsOfText.find(({ form }) => form.test(text))?.reading;
  const [, sign = "", digits = ""] = text.replaceAll("_", "").match(/^([-+]?)(.*)$/u) ?? [];
  const value = numberOf(digits, reading);
  return value === undefined || !Number.isSafeInteger(Math.trunc(value))
    ? undefined
    : `${sign === "-" ? "-" : ""}${value}`;
}

function numberOf(digits: string, reading: string | undefined): number | undefined {
  switch (reading) {
    case "an octal number":
      return /^[0-7]+$/u.test(digits) ? Number.parseInt(digits, 8) : undefined;
    case "a binary number":
    case "a hexadecimal number":
    case "a number":
      return Number.isNaN(Number(digits)) ? undefined : Number(digits);
    case "a base-60 number":
      return digits.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
    default:
      return undefined;
  }
}
