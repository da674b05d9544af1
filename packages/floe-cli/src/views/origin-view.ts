import { display, displayUpTo, type RecordedOrigin } from "floe-core";

/** Who reads a leaf of an output, or why nobody does. */
export interface ReadersOfLeaf {
  readonly names: readonly string[];
  readonly whyUnread: string | undefined;
}

/** Where a value comes from, as a small tree, and who reads it. */
export function originView(place: string, origin: RecordedOrigin, readers: ReadersOfLeaf | undefined): string {
  return `${display(place)}\n${lines(origin, 1)}${readers === undefined ? "" : readerLine(readers)}`;
}

function readerLine({ names, whyUnread }: ReadersOfLeaf): string {
  if (names.length > 0) return `  read by ${names.map((name) => display(name)).join(", ")}\n`;
  return `  nothing that is installed reads it${whyUnread === undefined ? "" : `: ${whyUnread}`}\n`;
}

function lines(origin: RecordedOrigin, depth: number): string {
  const own = `${"  ".repeat(depth)}${sentence(origin)}\n`;
  return origin.kind === "derived" ? own + origin.from.map((part) => lines(part, depth + 1)).join("") : own;
}

// What floe wrote; the record may have been written by somebody else.
const longestSentence = 400;

function sentence(origin: RecordedOrigin): string {
  switch (origin.kind) {
    case "source":
      return `from ${display(origin.file)}:${origin.line}:${origin.column} ${display(origin.pointer)}`;
    case "default":
      return `default of ${display(origin.pointer)}, which ${display(origin.file)} leaves out (section at ${origin.line}:${origin.column})`;
    case "plugin":
      return `from the plugin ${display(origin.package)} ${display(origin.version)}`;
    case "builtin":
      return `set by floe: ${displayUpTo(longestSentence, origin.reason)}`;
    case "derived":
      return `${displayUpTo(longestSentence, origin.rule)}${origin.from.length === 0 ? "" : ", from:"}`;
  }
}
