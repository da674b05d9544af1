import { display } from "../secrets/display.ts";
import type { YamlScalar } from "../yaml/node.ts";
import { yaml11Booleans, yaml11Number, yaml11Reading } from "../yaml/yaml-11.ts";

/** What to write in place of a scalar of the wrong type, as far as quotes or YAML 1.1 explain it. `expected` is zod's
 *  word for the type. */
export function typeHint(scalar: YamlScalar, expected: string): string | undefined {
  const { value, style } = scalar;
  if (expected === "string") return value === null || typeof value === "string" ? undefined : "Put it in quotes.";
  if (typeof value !== "string") return undefined;
  if (style === "quoted") return isLiteral(value, expected) ? "Remove the quotes." : undefined;
  if (yaml11Reading(scalar) === undefined) return undefined;
  const meant = meantBy(value, expected);
  return meant === undefined ? undefined : `YAML 1.2 reads \`${display(value)}\` as a string; write \`${meant}\`.`;
}

function isLiteral(text: string, expected: string): boolean {
  return expected === "boolean"
    ? /^(?:true|false)$/u.test(text)
    : isNumber(expected) && /^-?\d+(?:\.\d+)?$/u.test(text);
}

function meantBy(text: string, expected: string): string | undefined {
  if (expected === "boolean") return yaml11Booleans.get(text.toLowerCase());
  return isNumber(expected) ? yaml11Number(text) : undefined;
}

function isNumber(expected: string): boolean {
  return expected === "number" || expected === "int";
}
