/** A text file: where it lies, what people see of that, and the text that spans point into. */
export interface SourceFile {
  /** Where it lies: absolute, with `/` separators. Two files are the same when their addresses are. */
  readonly path: string;
  /** The path to print: relative to the working directory where possible. Two files may share it. */
  readonly shown: string;
  readonly text: string;
}

/** A text that stands in no file: its address is one that no file has, since those of files are absolute. */
export function noFile(shown: string, text: string): SourceFile {
  return { path: `(${shown})`, shown, text };
}

/** Whether a text stands in a file. */
export function isInFile({ path }: SourceFile): boolean {
  return !path.startsWith("(");
}

/** A place in a file for people and tools: both count from 1, columns in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** The position of a UTF-16 offset; an offset past the end is the end. */
export function positionAt(source: SourceFile, offset: number): Position {
  const starts = lineStarts(source);
  const clamped = Math.max(0, Math.min(offset, source.text.length));
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= clamped) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: clamped - (starts[low] ?? 0) + 1 };
}

/** The text of a line (counted from 1) without its line break; `undefined` outside the file. */
export function lineText(source: SourceFile, line: number): string | undefined {
  const starts = lineStarts(source);
  const start = starts[line - 1];
  if (start === undefined) return undefined;
  return source.text.slice(start, starts[line] ?? source.text.length).replace(/\r?\n$|\r$/u, "");
}

// Most files are never reported on, so the index of lines is made when first asked for.
const startsBySource = new WeakMap<SourceFile, readonly number[]>();

function lineStarts(source: SourceFile): readonly number[] {
  const known = startsBySource.get(source);
  if (known !== undefined) return known;
  const starts = [0];
  for (let at = source.text.indexOf("\n"); at !== -1; at = source.text.indexOf("\n", at + 1)) starts.push(at + 1);
  startsBySource.set(source, starts);
  return starts;
}
