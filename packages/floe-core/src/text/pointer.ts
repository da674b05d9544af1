/** A JSON Pointer (RFC 6901): `""` is the whole document, `/transforms/0/name` a value inside it. */
export type Pointer = "" | `/${string}`;

/** The pointer of a member or an element. */
export function child(parent: Pointer, key: string | number): Pointer {
  // Hardly any key needs an escape, and a file of 100,000 elements has a pointer for each.
  if (typeof key === "number" || !/[~/]/u.test(key)) return `${parent}/${key}`;
  return `${parent}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

/** The pointer made of a path as zod and JSON tools give it. */
export function pointerOf(path: readonly PropertyKey[]): Pointer {
  return path.reduce<Pointer>((pointer, key) => child(pointer, typeof key === "number" ? key : String(key)), "");
}

/** The keys along a pointer, unescaped; list indexes stay text. */
export function segments(pointer: Pointer): readonly string[] {
  if (pointer === "") return [];
  const path = pointer.slice(1).split("/");
  // Hardly any key needs an escape, and a compile takes many thousand pointers apart.
  if (!pointer.includes("~")) return path;
  return path.map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** The pointer one level up; the root is its own parent. */
export function parentOf(pointer: Pointer): Pointer {
  const slash = pointer.lastIndexOf("/");
  return slash <= 0 ? "" : asPointer(pointer.slice(0, slash));
}

/** Whether `inner` is `outer` or lies inside it. */
export function isWithin(inner: Pointer, outer: Pointer): boolean {
  return inner === outer || inner.startsWith(`${outer}/`);
}

/** A pointer the way people write it in messages: `transforms[0].name`. */
export function dotted(pointer: Pointer): string {
  let text = "";
  for (const segment of segments(pointer)) {
    if (/^\d+$/u.test(segment)) text += `[${segment}]`;
    else text += text === "" ? segment : `.${segment}`;
  }
  return text;
}

/** Reads text as a pointer; `undefined` when it does not begin with a slash. */
export function parsePointer(text: string): Pointer | undefined {
  return text === "" || text.startsWith("/") ? asPointer(text) : undefined;
}

// The only place that may say that a string is a pointer: callers have checked the leading slash.
function asPointer(text: string): Pointer {
  return text as Pointer;
}
