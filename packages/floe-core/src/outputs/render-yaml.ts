import { isTable } from "../text/is-table.ts";

/** Plain data as YAML that readers of 1.1 and 1.2 take alike: every text in double quotes with JSON's escapes, keys
 *  bare where they are plain words and quoted elsewhere, two spaces, keys in the order given. */
export function renderYaml(value: unknown): string {
  return `${block(value, 0).replace(/^\n/u, "")}\n`;
}

function block(value: unknown, depth: number): string {
  if (Array.isArray(value) && value.length > 0) {
    return value.map((item) => `\n${indent(depth)}-${nested(item, depth + 1)}`).join("");
  }
  if (isTable(value) && Object.keys(value).length > 0) {
    return Object.entries(value)
      .map(([key, member]) => `\n${indent(depth)}${renderKey(key, depth)}:${inMap(member, depth)}`)
      .join("");
  }
  return scalar(value);
}

function inMap(member: unknown, depth: number): string {
  return isNested(member) ? block(member, depth + 1) : ` ${scalar(member)}`;
}

// The first key of a map in a list stands on the dash's line.
function nested(item: unknown, depth: number): string {
  if (!isNested(item)) return ` ${scalar(item)}`;
  const text = block(item, depth);
  return Array.isArray(item) ? text : ` ${text.trimStart()}`;
}

function isNested(value: unknown): boolean {
  return (Array.isArray(value) && value.length > 0) || (isTable(value) && Object.keys(value).length > 0);
}

function scalar(value: unknown): string {
  // Readers of YAML 1.1 take `1e+21` for a string: their numbers with an exponent have a point.
  if (typeof value === "number") return JSON.stringify(value).replace(/^(-?\d+)e/u, "$1.0e");
  // JSON texts, numbers, booleans, null, [] and {} are YAML; JSON.stringify escapes controls and lone surrogates.
  return (JSON.stringify(value) ?? "null").replace(/[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/gu, escapeCharacter);
}

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

// `no`, `on`, `y`, `null` and their like mean something else to YAML 1.1 readers even as keys.
const plainKey = /^(?!(?:y|n|yes|no|on|off|true|false|null)$)[A-Za-z_][A-Za-z0-9_-]*$/iu;

// A key on one line with its colon has at most 1024 characters; a longer one is announced by a question mark.
const longestKey = 1000;

function renderKey(key: string, depth: number): string {
  const text = plainKey.test(key) ? key : scalar(key);
  return text.length > longestKey ? `? ${text}\n${indent(depth)}` : text;
}

function indent(depth: number): string {
  return "  ".repeat(depth);
}
