/** A function that is declared with its name. */
export interface MeasuredFunction {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly lines: number;
  /** Statements at the top of its body, counted by their semicolons and blocks. */
  readonly statements: number;
}

const declaration = /\bfunction\*?\s+(?<name>\w+)\s*(?:<[^(]*>)?\(/gu;

/** The functions of code whose strings and comments are blanked out. Measured by brackets, without a parser: arrow
 *  functions count for the function around them. */
export function functionsOf(code: string): readonly MeasuredFunction[] {
  return [...code.matchAll(declaration)].flatMap(({ index, 0: head, groups }) => {
    const afterParameters = closingOf(code, index + head.length - 1) + 1;
    const open = bodyOf(code, afterParameters);
    if (open === undefined) return [];
    const close = closingOf(code, open);
    const lines = code.slice(index, close).split("\n").length;
    return [
      { name: groups?.["name"] ?? "", start: index, end: close, lines, statements: statementsIn(code, open, close) },
    ];
  });
}

/** Where the body begins: the first brace behind the parameters that no type uses up; `undefined` for an overload. */
function bodyOf(code: string, from: number): number | undefined {
  for (let at = from; at < code.length; at++) {
    const character = code[at];
    if (character === ";") return undefined;
    if (character !== "{") continue;
    // A brace behind `:`, `|`, `&`, `<`, `(` or `=>` opens a type.
    if (!/(?:[:|&<(,]|=>|readonly|extends)\s*$/u.test(code.slice(from, at))) return at;
    at = closingOf(code, at);
  }
  return undefined;
}

const closings: Readonly<Record<string, string>> = { "(": ")", "{": "}", "[": "]" };

function closingOf(code: string, open: number): number {
  const opening = code[open] ?? "";
  const closing = closings[opening];
  let depth = 0;
  for (let at = open; at < code.length; at++) {
    if (code[at] === opening) depth += 1;
    if (code[at] === closing) depth -= 1;
    if (depth === 0) return at;
  }
  return code.length;
}

function statementsIn(code: string, open: number, close: number): number {
  let count = 0;
  for (let at = open + 1; at < close; at++) {
    const character = code[at] ?? "";
    if (closings[character] !== undefined) at = closingOf(code, at);
    else if (character === ";") count += 1;
  }
  return count;
}
