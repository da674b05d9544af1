import { isTable } from "../text/is-table.ts";

/** Plain data as a literal of Jinja. Nothing in it ends the literal, and nothing in it is Jinja: not to the reader of the whole
 *  file either, which looks for `{{` and `{%` before it knows what a string is. */
export function jinjaLiteral(value: unknown): string {
  if (value === null || value === undefined) return "none";
  if (typeof value === "string") return jinjaText(value);
  if (Array.isArray(value)) return `[${value.map(jinjaLiteral).join(", ")}]`;
  if (isTable(value)) {
    const members = Object.entries(value).map(([key, member]) => `${jinjaText(key)}: ${jinjaLiteral(member)}`);
    return `{${members.join(", ")}}`;
  }
  return String(value);
}

/** A text as a string of Jinja. Other letters than those of ASCII stay as they are: Jinja has no way to write the ones beyond
 *  U+FFFF that all of its readers know. */
export function jinjaText(text: string): string {
  return `"${text.replace(/["'\\{}%#]|\p{Cc}|\p{Cf}|\p{Cs}|\p{Zl}|\p{Zp}/gu, escaped)}"`;
}

function escaped(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return code > 0xffff ? character : `\\u${code.toString(16).padStart(4, "0")}`;
}
