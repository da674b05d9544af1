/** A `{% snapshot name %}` block: its name, what stands in it, and where both begin in the file. */
export interface SnapshotBlock {
  readonly name: string;
  readonly nameAt: number;
  readonly text: string;
  readonly offset: number;
}

/** The snapshot blocks of a file, without those in comments of Jinja. One that does not end goes on to the end of the file. */
export function snapshotBlocks(file: string): readonly SnapshotBlock[] {
  const text = withoutComments(file);
  const opening = /\{%[-+]?\s*snapshot\s+([\p{L}_][\p{L}\p{N}_]*)\s*[-+]?%\}/gu;
  const closing = /\{%[-+]?\s*endsnapshot\s*[-+]?%\}/gu;
  const blocks: SnapshotBlock[] = [];
  for (let found = opening.exec(text); found !== null; found = opening.exec(text)) {
    closing.lastIndex = opening.lastIndex;
    const offset = opening.lastIndex;
    const end = closing.exec(text)?.index ?? text.length;
    const name = found[1] ?? "";
    const nameAt = found.index + found[0].lastIndexOf(name);
    blocks.push({ name, nameAt, text: file.slice(offset, end), offset });
    opening.lastIndex = end;
  }
  return blocks;
}

/** A text with blanks for the comments of Jinja, so that all else stays where it is. */
function withoutComments(text: string): string {
  const parts: string[] = [];
  let from = 0;
  for (let start = text.indexOf("{#"); start !== -1; start = text.indexOf("{#", from)) {
    const end = text.indexOf("#}", start + 2);
    if (end === -1) break;
    parts.push(text.slice(from, start), " ".repeat(end + 2 - start));
    from = end + 2;
  }
  return `${parts.join("")}${text.slice(from)}`;
}
