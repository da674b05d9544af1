/** What something says that was thrown, in one line. It may be anything: nothing at all, an error
 *  whose getters throw, an object that no text can be made of. It runs code of whoever threw it. */
export function thrownText(thrown: unknown): string {
  try {
    return firstLine(messageOf(thrown));
  } catch {
    return "it threw what says nothing about itself";
  }
}

function messageOf(thrown: unknown): string {
  if (typeof thrown === "string" && thrown.trim() !== "") return thrown;
  if (typeof thrown !== "object" || thrown === null) return `it threw ${kindOf(thrown)}`;
  for (const name of ["message", "name"]) {
    const text: unknown = Reflect.get(thrown, name);
    if (typeof text === "string" && text.trim() !== "" && text !== "AggregateError") return text;
  }
  const [first]: readonly unknown[] = asList(Reflect.get(thrown, "errors"));
  if (first !== undefined && first !== thrown) return thrownText(first);
  const text = String(thrown);
  return text.startsWith("[object ") ? "it threw an object without a message" : text;
}

function kindOf(thrown: unknown): string {
  return thrown === "" ? "an empty string" : String(thrown);
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

// A message of several lines must not be taken for several messages.
function firstLine(text: string): string {
  const line = text.split(/[\n\r\u0085\u2028\u2029]/u).find((each) => each.trim() !== "") ?? "";
  return line.trim();
}
