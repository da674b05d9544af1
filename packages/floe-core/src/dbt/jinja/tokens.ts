import type { CallToken } from "../calls.ts";

/** A token of Jinja's expressions, or the blanks between two. */
export interface JinjaToken extends Omit<CallToken, "kind"> {
  readonly kind: CallToken["kind"] | "blank";
  /** Where the next one begins: behind the quote of a string. */
  readonly next: number;
}

/** The token at an offset; `undefined` where a string does not end. */
export function tokenAt(text: string, at: number): JinjaToken | undefined {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = at;
    const [found] = pattern.exec(text) ?? [];
    if (found === undefined) continue;
    const next = at + found.length;
    if (kind !== "string") return { kind, text: found, start: at, end: next, next };
    return { kind, text: found.slice(1, -1), start: at + 1, end: next - 1, next };
  }
  const [sign = ""] = [...text.slice(at, at + 2)];
  if (sign === "'" || sign === '"') return undefined;
  return { kind: "sign", text: sign, start: at, end: at + sign.length, next: at + sign.length };
}

const patterns = [
  ["blank", /\s+/uy],
  ["name", /[\p{L}_][\p{L}\p{N}_]*/uy],
  ["string", /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/suy],
  ["number", /\d[\d_]*(?:\.\d+)?/uy],
] as const;
