import { isMap, isScalar, isSeq, type Node, parseDocument } from "yaml";
import type { CorpusCase } from "./corpus-case.ts";

/** The sections of a file that a case's findings lie in, as paths with `*` for list indexes; of a finding
 *  at a key, also the section that the key opens. */
export function touchedSections(subject: CorpusCase, file: string): readonly (readonly string[])[] {
  const text = subject.files[file];
  const starts = subject.expected.flatMap(({ place }) => (place?.file === file ? [place.start] : []));
  if (text === undefined || starts.length === 0) return [];
  const root = parseDocument(text, { logLevel: "silent" }).contents;
  return starts.flatMap((start) => pathsAt(root, start, []));
}

function pathsAt(node: Node | null, start: number, path: readonly string[]): readonly (readonly string[])[] {
  if (isSeq<Node>(node))
    return node.items.filter((item) => holds(item, start)).flatMap((item) => pathsAt(item, start, [...path, "*"]));
  if (!isMap<Node, Node | null>(node)) return [];
  const pair = node.items.find(({ key, value }) => holds(key, start) || holds(value, start));
  if (pair === undefined || !isScalar(pair.key)) return [path];
  const inner = [...path, String(pair.key.value)];
  return [path, ...(holds(pair.key, start) ? [inner] : pathsAt(pair.value, start, inner))];
}

function holds(node: Node | null, offset: number): boolean {
  const [start, , end] = node?.range ?? [0, 0, -1];
  return start <= offset && offset <= end;
}
