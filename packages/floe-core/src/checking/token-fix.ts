import type { Fix } from "../diagnostics/diagnostic.ts";
import { lineText, positionAt } from "../text/source-file.ts";
import type { Span } from "../text/span.ts";
import type { YamlScalar } from "../yaml/node.ts";
import { yaml11Booleans } from "../yaml/yaml-11.ts";

/** The correction of a word at its place, in the quotes that it stands in. None where the file has something else
 *  than a word there: an alias, a block, a string over several lines. */
export function wordFix(span: Span, word: string): Fix | undefined {
  return /^[A-Za-z_][\w./+-]*$/u.test(word) ? plainFix(span, word) : undefined;
}

/** The correction of a text that YAML takes for a text with or without quotes, such as `4GiB`, in the quotes that it
 *  stands in. None where `wordFix` gives none. */
export function plainFix(span: Span, text: string): Fix | undefined {
  const token = tokenAt(span);
  const quote = token?.match(/^["']/u)?.[0] ?? "";
  const isPlain = /^[A-Za-z0-9_][\w.+-]*[A-Za-z]$|^[A-Za-z_][\w./+-]*$/u.test(text);
  return token === undefined || !isPlain ? undefined : { span, replacement: `${quote}${text}${quote}` };
}

/** The correction of a scalar that only its quotes, or the words of YAML 1.1, make a value of another type than
 *  `expected`, in zod's word for it. `null` is left alone: nobody means the text. */
export function typeFix(scalar: YamlScalar, expected: string): Fix | undefined {
  const { span, value } = scalar;
  const token = tokenAt(span);
  if (token === undefined) return undefined;
  if (expected === "string")
    return value === null || typeof value === "string" ? undefined : { span, replacement: `"${token}"` };
  const replacement = typeof value === "string" ? literalOf(value, expected) : undefined;
  return replacement === undefined ? undefined : { span, replacement };
}

function literalOf(text: string, expected: string): string | undefined {
  switch (expected) {
    case "boolean":
      return (
        yaml11Booleans.get(text.toLowerCase()) ?? (/^(?:true|false)$/iu.test(text) ? text.toLowerCase() : undefined)
      );
    case "number":
    case "int":
      return /^-?(?:0|[1-9]\d{0,15})(?:\.\d{1,15})?$/u.test(text) ? text : undefined;
    default:
      return undefined;
  }
}

/** The text of a scalar as it stands in the file, when it is one plain or quoted word of one line. */
function tokenAt({ source, start, end }: Span): string | undefined {
  const token = source.text.slice(start, end);
  const { line, column } = positionAt(source, start);
  const rest = lineText(source, line)?.length ?? 0;
  if (token === "" || column - 1 + token.length > rest) return undefined;
  return /^[*&!|>]/u.test(token) ? undefined : token;
}
