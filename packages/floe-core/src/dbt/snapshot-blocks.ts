/** A `{% snapshot name %}` block: its name, what stands in it, and where that begins in the file. */
export interface SnapshotBlock {
  readonly name: string;
  readonly text: string;
  readonly offset: number;
}

/** The snapshot blocks of a file. One that does not end goes on to the end of the file. */
export function snapshotBlocks(text: string): readonly SnapshotBlock[] {
  const opening = /\{%[-+]?\s*snapshot\s+([\p{L}_][\p{L}\p{N}_]*)\s*[-+]?%\}/gu;
  const closing = /\{%[-+]?\s*endsnapshot\s*[-+]?%\}/gu;
  const blocks: SnapshotBlock[] = [];
  for (let found = opening.exec(text); found !== null; found = opening.exec(text)) {
    closing.lastIndex = opening.lastIndex;
    const offset = opening.lastIndex;
    const end = closing.exec(text)?.index ?? text.length;
    blocks.push({ name: found[1] ?? "", text: text.slice(offset, end), offset });
    opening.lastIndex = end;
  }
  return blocks;
}
