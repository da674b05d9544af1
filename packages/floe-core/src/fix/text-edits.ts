/** A replacement in a file. Offsets count UTF-16 units of the text as floe reads it: without a byte order mark. */
export interface TextEdit {
  /** Absolute. */
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
}

const byteOrderMark = "\ufeff";

/** The bytes of a file with its edits made. Everything between them stays as it is, byte by byte. */
export function withEdits(bytes: Uint8Array, edits: readonly TextEdit[]): Uint8Array {
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  const shift = text.startsWith(byteOrderMark) ? 1 : 0;
  const backToFront = [...edits].sort((left, right) => right.start - left.start);
  let edited = text;
  for (const { start, end, replacement } of backToFront)
    edited = edited.slice(0, start + shift) + replacement + edited.slice(end + shift);
  return new TextEncoder().encode(edited);
}

/** Where an offset of the edited text was before. Inside a replacement it is where that begins. */
export function originalOffset(edits: readonly TextEdit[], offset: number): number {
  let grown = 0;
  for (const { start, end, replacement } of [...edits].sort((left, right) => left.start - right.start)) {
    const from = start + grown;
    if (offset < from) break;
    if (offset < from + replacement.length) return start;
    grown += replacement.length - (end - start);
  }
  return offset - grown;
}

/** Whether two edits touch the same text. */
export function overlaps(left: TextEdit, right: TextEdit): boolean {
  return left.path === right.path && left.start < right.end && right.start < left.end;
}
