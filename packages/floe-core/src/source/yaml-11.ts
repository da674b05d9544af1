import type { YamlScalar } from "./yaml-node.ts";

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
  { form: /^[-+]?0\d+$/u, reading: "a text" },
  { form: /^0o/u, reading: "a text" },
  { form: /^[-+]?(?:\d+[eE]|[\d.]+[eE]\d)/u, reading: "a text" },
];
