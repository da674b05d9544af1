import type { PlainYaml } from "../yaml/document-of.ts";
import { isPlainMap } from "./additions.ts";

/** The lines of a key and its value as people write them, from the key on. The first line is not indented. */
export function entryLines(key: string, value: PlainYaml, indent: string): readonly string[] {
  if (typeof value !== "object" || value === null) return [`${key}: ${scalarText(value)}`];
  const inner = `${indent}  `;
  return [`${key}:`, ...valueLines(value, inner).map((line, index) => (index === 0 ? inner + line : line))];
}

/** The lines of an element of a list, from its dash on. The first line is not indented. */
export function elementLines(value: PlainYaml, indent: string): readonly string[] {
  const [first = "", ...rest] = valueLines(value, `${indent}  `);
  return [`- ${first}`, ...rest];
}

function valueLines(value: PlainYaml, indent: string): readonly string[] {
  if (typeof value !== "object" || value === null) return [scalarText(value)];
  const parts = isPlainMap(value)
    ? Object.entries(value).flatMap(([key, member]) => (member === undefined ? [] : [entryLines(key, member, indent)]))
    : value.map((element) => elementLines(element, indent));
  return parts.flatMap((lines, index) => lines.map((line, at) => (index > 0 && at === 0 ? indent + line : line)));
}

/** A value in one line, as it stands between brackets. */
export function flowText(value: PlainYaml): string {
  if (typeof value !== "object" || value === null) return scalarText(value);
  if (!isPlainMap(value)) return `[${value.map(flowText).join(", ")}]`;
  const members = Object.entries(value).flatMap(([key, member]) =>
    member === undefined ? [] : [`${key}: ${flowText(member)}`],
  );
  return `{${members.join(", ")}}`;
}

function scalarText(value: string | number | boolean | null): string {
  if (typeof value !== "string") return String(value);
  return plain.test(value) && !meansElse.test(value) ? value : quoted(value);
}

const plain = /^[A-Za-z_][\w.@/+()-]*(?: [A-Za-z_(][\w.@/+()-]*)*$/u;
const meansElse = /^(?:y|n|yes|no|on|off|true|false|null)$/iu;

// JSON's quotes are those of YAML, but for characters that YAML does not let stand in a file.
function quoted(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
