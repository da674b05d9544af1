import type { CallToken } from "../calls.ts";
import { type JinjaToken, tokenAt } from "./tokens.ts";

/** A piece of a template that Jinja runs: what stands between `{{` and `}}`, or between `{%` and `%}`. */
export interface TemplatePart {
  readonly kind: "expression" | "statement";
  readonly tokens: readonly CallToken[];
}

/** A template in pieces. */
export interface Template {
  readonly parts: readonly TemplatePart[];
  /** Whether every piece, comment and raw block ends. Where one does not, Jinja refuses the template. */
  readonly isWhole: boolean;
}

/** Takes a template apart by Jinja's own rules: comments and `{% raw %}` hide what is in them, and a string may hold what would
 *  end a piece. SQL comments hide nothing, because Jinja does not know them. */
export function templateParts(text: string): Template {
  const parts: TemplatePart[] = [];
  const opening = /\{[{%#]/gu;
  for (;;) {
    const match = opening.exec(text);
    if (match === null) return { parts, isWhole: true };
    const end = match[0] === "{#" ? endOfComment(text, match.index) : endOfPart(text, match.index, parts);
    if (end === undefined) return { parts, isWhole: false };
    opening.lastIndex = end;
  }
}

function endOfComment(text: string, start: number): number | undefined {
  const close = text.indexOf("#}", start + 2);
  return close === -1 ? undefined : close + 2;
}

function endOfPart(text: string, start: number, parts: TemplatePart[]): number | undefined {
  const kind = text[start + 1] === "{" ? "expression" : "statement";
  const read = tokensUntil(text, start + 2, kind === "expression" ? "}}" : "%}");
  if (read === undefined) return undefined;
  const [first, second] = read.tokens;
  if (kind === "statement" && first?.text === "raw" && second === undefined) return endOfRaw(text, read.end);
  parts.push({ kind, tokens: read.tokens });
  return read.end;
}

function endOfRaw(text: string, start: number): number | undefined {
  const closing = /\{%[-+]?\s*endraw\s*[-+]?%\}/gu;
  closing.lastIndex = start;
  return closing.exec(text) === null ? undefined : closing.lastIndex;
}

interface ReadTokens {
  readonly tokens: readonly CallToken[];
  readonly end: number;
}

// A dictionary may end in the two characters that end an expression; Jinja counts its braces, and so do we.
function tokensUntil(text: string, start: number, closing: "}}" | "%}"): ReadTokens | undefined {
  const tokens: CallToken[] = [];
  let braces = 0;
  for (let at = start; at < text.length; ) {
    if (braces === 0 && text.startsWith(closing, at)) {
      return { tokens: withoutTrim(tokens, at), end: at + closing.length };
    }
    const token = tokenAt(text, at);
    if (token === undefined) return undefined;
    braces = Math.max(0, braces + braceCount(token));
    if (isMeant(token)) tokens.push(token);
    at = token.next;
  }
  return undefined;
}

function isMeant(token: JinjaToken): token is JinjaToken & CallToken {
  return token.kind !== "blank";
}

function braceCount({ kind, text }: JinjaToken): number {
  if (kind !== "sign") return 0;
  return Number(text === "{") - Number(text === "}");
}

/** The tokens without the `-` or `+` before the end and behind the beginning, which only say what happens to blanks. */
function withoutTrim(tokens: readonly CallToken[], end: number): readonly CallToken[] {
  const isTrim = (token: CallToken | undefined) => token?.kind === "sign" && /^[-+]$/u.test(token.text);
  const last = tokens.at(-1);
  const open = isTrim(last) && last?.end === end ? tokens.slice(0, -1) : tokens;
  return isTrim(open[0]) ? open.slice(1) : open;
}
