import { type CallToken, callsIn } from "./calls.ts";
import { hooksBy } from "./hooks.ts";
import { enabledBy, type ModelReading, referenceOf } from "./model-reading.ts";
import { tagsBy } from "./model-tags.ts";
import { rightsBy } from "./node-rights.ts";

/** Reads a model in Python. dbt finds its refs in the syntax tree without running it, so that those in branches count too, and it
 *  refuses a name that is worked out. */
export function readPythonModel(text: string): ModelReading {
  const calls = callsIn(tokensOf(text));
  const refs = calls.filter(({ name, isMethod }) => name === "dbt.ref" && !isMethod);
  const read = refs.map(referenceOf);
  const certain = calls.map((call) => ({ ...call, isCertain: true }));
  return {
    references: read.flatMap((reference) => reference ?? []),
    possible: [],
    macros: new Set(),
    isOpen: read.includes(undefined),
    enabled: enabledBy(certain),
    tags: tagsBy(certain),
    rights: rightsBy(certain),
    hooks: hooksBy(certain),
    functions: new Set(),
  };
}

// A text may have letters before it, of which `f` makes a text that is worked out.
const patterns = [
  ["blank", /[ \t\r\n\\]+|#[^\n]*/uy],
  ["string", /[rRuU]?(?:"""(?:[^\\]|\\.)*?"""|'''(?:[^\\]|\\.)*?'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')/suy],
  [
    "formatted",
    /[fFbBrRtT]{1,2}(?:"""(?:[^\\]|\\.)*?"""|'''(?:[^\\]|\\.)*?'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')/suy,
  ],
  ["name", /[\p{L}_][\p{L}\p{N}_]*/uy],
  ["number", /\d[\d_]*(?:\.\d+)?/uy],
] as const;

function tokensOf(text: string): readonly CallToken[] {
  const tokens: CallToken[] = [];
  for (let at = 0; at < text.length; ) {
    const found = tokenAt(text, at);
    if (found.token !== undefined) tokens.push(found.token);
    at = found.next;
  }
  return tokens;
}

function tokenAt(text: string, at: number): { readonly token: CallToken | undefined; readonly next: number } {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = at;
    const [found] = pattern.exec(text) ?? [];
    if (found === undefined) continue;
    const next = at + found.length;
    switch (kind) {
      case "blank":
        return { token: undefined, next };
      case "string":
        return { token: stringToken(found, at), next };
      case "formatted":
        // As good as a sign: nothing that holds it is a constant.
        return { token: { kind: "sign", text: "f", start: at, end: next }, next };
      default:
        return { token: { kind, text: found, start: at, end: next }, next };
    }
  }
  const [sign = ""] = [...text.slice(at, at + 2)];
  const next = at + sign.length;
  return { token: { kind: "sign", text: sign, start: at, end: next }, next };
}

function stringToken(found: string, at: number): CallToken {
  const [opening = ""] = /^[rRuU]?(?:"""|'''|["'])/u.exec(found) ?? [];
  const quotes = opening.replace(/^[rRuU]/u, "");
  const [start, end] = [at + opening.length, at + found.length - quotes.length];
  return { kind: "string", text: found.slice(opening.length, found.length - quotes.length), start, end };
}
