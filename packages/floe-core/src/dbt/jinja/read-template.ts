import { callsIn, type FoundCall } from "../calls.ts";
import { type TemplatePart, templateParts } from "./template-parts.ts";

/** A call, and whether every rendering makes it. */
export interface TemplateCall extends FoundCall {
  /** `false` in a branch, a loop, a macro, or beside `if`, `and`, `or`: only rendering says whether it is made. */
  readonly isCertain: boolean;
  /** The macro of this template in which it stands. */
  readonly within: string | undefined;
}

/** The calls of a template. */
export interface TemplateCalls {
  readonly calls: readonly TemplateCall[];
  /** The macros that it defines. */
  readonly macros: ReadonlySet<string>;
  /** Names that it gives to values by itself, which can hide a function of that name. */
  readonly ownNames: ReadonlySet<string>;
  /** Whether it could be read to its end, and takes in no other template. */
  readonly isWhole: boolean;
}

/** Reads a template without rendering it. */
export function templateCalls(text: string): TemplateCalls {
  const { parts, isWhole } = templateParts(text);
  const statements = parts.map((part) => ({
    part,
    word: part.kind === "statement" ? (part.tokens[0]?.text ?? "") : "",
  }));
  const open: OpenBlock[] = [];
  const calls: TemplateCall[] = [];
  for (const { part, word } of statements) {
    // Blocks end from the inside; another end is refused by Jinja.
    if (word === `end${open.at(-1)?.word}`) open.pop();
    for (const call of callsOf(part, word, open.at(-1))) calls.push(call);
    if (opensBlock(part, word)) open.push(blockIn(open.at(-1), part, word));
  }
  return {
    calls,
    macros: new Set(statements.flatMap(({ part, word }) => (word === "macro" ? (part.tokens[1]?.text ?? []) : []))),
    ownNames: new Set(statements.flatMap(({ part, word }) => namesGivenBy(part, word))),
    isWhole: isWhole && !statements.some(({ word }) => takesInOthers.has(word)),
  };
}

interface OpenBlock {
  readonly word: string;
  /** Whether only rendering says if, and how often, what stands in it is rendered. */
  readonly isUncertain: boolean;
  /** The macro that it is or stands in. */
  readonly macro: string | undefined;
}

const uncertain: ReadonlySet<string> = new Set(["if", "for", "macro", "call", "materialization", "test", "block"]);
const takesInOthers: ReadonlySet<string> = new Set(["include", "import", "from", "extends"]);
const blocks: ReadonlySet<string> = new Set([
  ...uncertain,
  "filter",
  "snapshot",
  "with",
  "docs",
  "autoescape",
  "trans",
]);

function blockIn(outer: OpenBlock | undefined, { tokens }: TemplatePart, word: string): OpenBlock {
  const isUncertain = outer?.isUncertain === true || uncertain.has(word);
  return { word, isUncertain, macro: outer?.macro ?? (word === "macro" ? tokens[1]?.text : undefined) };
}

function callsOf(part: TemplatePart, word: string, outer: OpenBlock | undefined): readonly TemplateCall[] {
  // The name behind `macro` is the macro's own and is not called here; its defaults are worked out in it.
  const tokens = word === "macro" ? part.tokens.slice(2) : part.tokens;
  const { isUncertain, macro } = word === "macro" ? blockIn(outer, part, word) : (outer ?? outside);
  // The condition of a branch is worked out itself, but not that of a second one.
  const isCertain = !isUncertain && word !== "elif" && !branchesInside(part, word);
  return callsIn(tokens).map((call) => ({ ...call, isCertain, within: macro }));
}

const outside = { isUncertain: false, macro: undefined };

function opensBlock({ tokens }: TemplatePart, word: string): boolean {
  // `{% set x %}…{% endset %}` holds text, `{% set x = 1 %}` nothing.
  if (word === "set") return !tokens.some(({ kind, text }) => kind === "sign" && text === "=");
  return blocks.has(word);
}

/** Whether a part decides by itself which of its calls are made. */
function branchesInside({ tokens }: TemplatePart, word: string): boolean {
  const own = word === "if" || word === "for" ? tokens.slice(1) : tokens;
  return own.some(({ kind, text }) => kind === "name" && deciding.has(text));
}

const deciding: ReadonlySet<string> = new Set(["and", "or", "if", "else"]);

function namesGivenBy({ tokens }: TemplatePart, word: string): readonly string[] {
  const names = (from: number, until: string) => {
    const end = tokens.findIndex(({ text }, index) => index >= from && text === until);
    const given = end === -1 ? tokens.slice(from) : tokens.slice(from, end);
    return given.filter(({ kind }) => kind === "name").map(({ text }) => text);
  };
  switch (word) {
    case "set":
    case "with":
      return names(1, "=");
    case "for":
      return names(1, "in");
    case "macro":
      return names(2, ")");
    case "call":
      return tokens[1]?.text === "(" ? names(1, ")") : [];
    default:
      return [];
  }
}
