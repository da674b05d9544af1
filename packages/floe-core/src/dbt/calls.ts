/** A token of an expression in Jinja or Python. Offsets are UTF-16, half-open. */
export interface CallToken {
  readonly kind: "name" | "string" | "number" | "sign";
  /** As it stands in the file; of a string what is between its quotes. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A call in an expression: `ref('orders', v=2)`, `dbt_utils.star(…)`. */
export interface FoundCall {
  /** The name with what stands before its dots: `adapter.dispatch`. */
  readonly name: string;
  /** Whether a value is asked, `rows().append(…)`, or one of Jinja's filters and tests, `rows | join(', ')`: no macro then. */
  readonly isMethod: boolean;
  readonly arguments: readonly CallArgument[];
}

/** An argument of a call. */
export interface CallArgument {
  /** Of `v=2` the `v`. */
  readonly keyword: string | undefined;
  /** The one token that it is made of, where that is a text, a number, `true`, `false` or `none`; else it is worked out. */
  readonly literal: CallToken | undefined;
  /** Of `tags=['a', 'b']` its elements. */
  readonly list?: readonly CallArgument[] | undefined;
}

/** The calls of an expression, each where its bracket closes. One pass: a template of nothing but brackets costs no more. */
export function callsIn(tokens: readonly CallToken[]): readonly FoundCall[] {
  const calls: FoundCall[] = [];
  const open: Bracket[] = [];
  tokens.forEach((token, index) => {
    const sign = token.kind === "sign" ? token.text : "";
    const inner = open.at(-1);
    if (isOpening(sign)) {
      inner?.argument.push(token);
      const callee = sign === "(" ? calleeBefore(tokens, index) : undefined;
      open.push({ opening: token, callee, given: [], argument: [], lists: new Map() });
    } else if (isClosing(sign)) {
      const closed = open.pop();
      if (closed !== undefined) close(closed, { outer: open.at(-1), calls });
    } else if (inner !== undefined) addTo(inner, token);
  });
  return calls;
}

function close(
  bracket: Bracket,
  { outer, calls }: { readonly outer: Bracket | undefined; readonly calls: FoundCall[] },
): void {
  const { callee, opening } = bracket;
  if (callee !== undefined) calls.push({ ...callee, arguments: argumentsOf(bracket) });
  if (opening.text === "[") outer?.lists.set(opening, argumentsOf(bracket));
}

function isOpening(sign: string): boolean {
  return sign === "(" || sign === "[" || sign === "{";
}

function isClosing(sign: string): boolean {
  return sign === ")" || sign === "]" || sign === "}";
}

function addTo(bracket: Bracket, token: CallToken): void {
  if (token.kind !== "sign" || token.text !== ",") return void bracket.argument.push(token);
  bracket.given = argumentsOf(bracket);
  bracket.argument = [];
}

interface Bracket {
  readonly opening: CallToken;
  readonly callee: Pick<FoundCall, "name" | "isMethod"> | undefined;
  given: CallArgument[];
  /** The tokens of the argument so far; a bracket in it counts as one that makes it no literal. */
  argument: CallToken[];
  /** What stands in the lists of its arguments, by their opening brackets. */
  readonly lists: Map<CallToken, readonly CallArgument[]>;
}

function argumentsOf({ given, argument, lists }: Bracket): CallArgument[] {
  if (argument.length > 0) given.push(argumentOf(argument, lists));
  return given;
}

function calleeBefore(tokens: readonly CallToken[], bracket: number): Bracket["callee"] {
  const last = bracket - 1;
  if (tokens[last]?.kind !== "name" || wordsOfJinja.has(tokens[last].text)) return undefined;
  let first = last;
  const isDot = (index: number) => tokens[index]?.kind === "sign" && tokens[index].text === ".";
  while (isDot(first - 1) && tokens[first - 2]?.kind === "name") first -= 2;
  const names = tokens.slice(first, bracket).filter(({ kind }) => kind === "name");
  const isMethod = isDot(first - 1) || isFilterOrTest(tokens, first);
  return { name: names.map(({ text }) => text).join("."), isMethod };
}

// Words that a bracket may follow without being a call.
const wordsOfJinja: ReadonlySet<string> = new Set(["and", "or", "not", "in", "is", "if", "else"]);

function isFilterOrTest(tokens: readonly CallToken[], first: number): boolean {
  const [before, earlier] = [tokens[first - 1], tokens[first - 2]];
  if (before?.kind === "sign") return before.text === "|";
  if (before?.text === "not") return earlier?.text === "is";
  return before?.kind === "name" && before.text === "is";
}

function argumentOf(tokens: readonly CallToken[], lists: Bracket["lists"]): CallArgument {
  const [name, equals, next] = tokens;
  const isKeyword = name?.kind === "name" && equals?.text === "=" && next?.text !== "=";
  const [only, more] = isKeyword ? tokens.slice(2, 4) : tokens;
  const isLiteral = only !== undefined && more === undefined && isConstant(only);
  const keyword = isKeyword ? name.text : undefined;
  const list = only !== undefined && more === undefined ? lists.get(only) : undefined;
  return { keyword, literal: isLiteral ? only : undefined, ...(list === undefined ? {} : { list }) };
}

const constants: ReadonlySet<string> = new Set(["true", "false", "none", "True", "False", "None"]);

// A text with a backslash says something else than what stands in the file.
function isConstant({ kind, text }: CallToken): boolean {
  if (kind === "string") return !text.includes("\\");
  return kind === "number" || (kind === "name" && constants.has(text));
}
