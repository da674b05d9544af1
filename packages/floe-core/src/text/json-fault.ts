// The engine's own message says where only for some faults, and in other words with each version of Node.

type Place = "value" | "first item" | "key" | "first key" | "colon" | "more" | "end";

/** What can stand at a place, by its first character; `0` is a number, `true`, `false` or `null`. */
const fitting: Readonly<Record<Place, string>> = {
  value: '{["0',
  "first item": '{["0]',
  key: '"',
  "first key": '"}',
  colon: ":",
  more: ",}]",
  end: "",
};

/** The offset at which a text stops being JSON; `undefined` when it is JSON. */
export function jsonFault(text: string): number | undefined {
  const closing: string[] = [];
  let place: Place = "value";
  for (let at = behindBlanks(text, 0); at < text.length; ) {
    token.lastIndex = at;
    const [word = ""] = token.exec(text) ?? [];
    const next: Place | undefined = word === "" ? undefined : placeBehind(word, place, closing);
    if (next === undefined) return at;
    place = next;
    at = behindBlanks(text, at + word.length);
  }
  return place === "end" ? undefined : text.length;
}

const token =
  /[{}[\],:]|"(?:[^"\\\p{Cc}]|[\u007f-\u009f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/uy;
const blanks = /[\t\n\r ]*/uy;

function behindBlanks(text: string, at: number): number {
  blanks.lastIndex = at;
  return at + (blanks.exec(text)?.[0].length ?? 0);
}

/** What is expected behind a token; `undefined` where it does not fit. `closing` holds the brackets that are still to come. */
function placeBehind(word: string, place: Place, closing: string[]): Place | undefined {
  const form = /^[^{}[\],:"]/u.test(word) ? "0" : word.charAt(0);
  if (!fitting[place].includes(form)) return undefined;
  switch (form) {
    case "{":
      closing.push("}");
      return "first key";
    case "[":
      closing.push("]");
      return "first item";
    case "}":
    case "]":
      return closing.pop() === form ? behindValue(closing) : undefined;
    case ",":
      return closing.at(-1) === "}" ? "key" : "value";
    case ":":
      return "value";
    default:
      return place === "key" || place === "first key" ? "colon" : behindValue(closing);
  }
}

function behindValue(closing: readonly string[]): Place {
  return closing.length === 0 ? "end" : "more";
}
