import type { YamlList, YamlMap, YamlNode } from "../yaml/node.ts";
import { nodeAt } from "../yaml/read-node.ts";
import type { Addition } from "./additions.ts";
import { elementLines, entryLines, flowText } from "./yaml-lines.ts";

/** A text that comes into a file; nothing of the file is replaced. */
export interface Insertion {
  readonly at: number;
  readonly text: string;
}

/** Where the additions to a file stand in its text, by the layout that is there; `undefined` where one finds no place. That the
 *  edited text says what is wanted is for the caller to prove. */
export function insertionsOf(root: YamlNode, additions: readonly Addition[]): readonly Insertion[] | undefined {
  const places = new Map<string, Addition[]>();
  for (const addition of additions) {
    const place = JSON.stringify(addition.path);
    places.set(place, [...(places.get(place) ?? []), addition]);
  }
  // What is deeper stands first where two begin at one place.
  const groups = [...places.values()].sort((left, right) => depthOf(right) - depthOf(left));
  const inserted = new Map<number, string>();
  for (const group of groups) {
    const insertion = insertionOf(root, group);
    if (insertion === undefined) return undefined;
    inserted.set(insertion.at, (inserted.get(insertion.at) ?? "") + insertion.text);
  }
  return [...inserted].map(([at, text]) => ({ at, text }));
}

function depthOf([first]: readonly Addition[]): number {
  return first?.path.length ?? 0;
}

function insertionOf(root: YamlNode, additions: readonly Addition[]): Insertion | undefined {
  const node = nodeAt(root, (additions[0]?.path ?? []).map(String));
  if (node === undefined || node.kind === "scalar") return undefined;
  const { source, start } = node.span;
  const opening = source.text.charAt(start);
  if (opening === "{" || opening === "[") return inBrackets(node, additions);
  return node.kind === "map" ? inBlockMap(node, additions) : inBlockList(node, additions);
}

function inBrackets(node: YamlMap | YamlList, additions: readonly Addition[]): Insertion | undefined {
  const texts = additions.map(({ key, value }) => (key === undefined ? "" : `${key}: `) + flowText(value));
  const values = node.kind === "map" ? [...node.entries.values()].map(({ value }) => value) : node.items;
  const last = values.at(-1);
  if (last === undefined) return { at: node.span.start + 1, text: texts.join(", ") };
  return { at: last.span.end, text: texts.map((text) => `, ${text}`).join("") };
}

// Behind the name, where people write the rest; else at the end.
function inBlockMap(node: YamlMap, additions: readonly Addition[]): Insertion | undefined {
  const { source, start, end } = node.span;
  // What a merge key brings in stands elsewhere.
  const own = [...node.entries.values()].filter(({ keySpan }) => keySpan.start >= start && keySpan.start <= end);
  const anchor = own.find(({ key }) => key === "name") ?? own.at(-1);
  if (anchor === undefined) return undefined;
  const column = columnOf(source.text, anchor.keySpan.start);
  const indent = " ".repeat(column);
  const lines = additions.flatMap(({ key, value }) =>
    key === undefined ? [] : entryLines(key, value, indent).map((line, index) => (index === 0 ? indent + line : line)),
  );
  return behind(source.text, { from: anchor.keySpan.start, column, lines, withDashes: true });
}

function inBlockList(node: YamlList, additions: readonly Addition[]): Insertion | undefined {
  const last = node.items.at(-1);
  if (last === undefined) return undefined;
  const { text } = node.span.source;
  const before = text.slice(lineStart(text, last.span.start), last.span.start);
  const column = /-[ ]+$/u.exec(before)?.index;
  if (column === undefined) return undefined;
  const indent = " ".repeat(column);
  const lines = additions.flatMap(({ value }) =>
    elementLines(value, indent).map((line, index) => (index === 0 ? indent + line : line)),
  );
  return behind(text, { from: last.span.start, column, lines, withDashes: false });
}

interface Block {
  /** Where the entry or the element begins that the lines follow. */
  readonly from: number;
  readonly column: number;
  readonly lines: readonly string[];
  /** Whether a list in the same column belongs to it, as dbt's own examples have it. */
  readonly withDashes: boolean;
}

function behind(text: string, { from, column, lines, withDashes }: Block): Insertion | undefined {
  if (text.slice(lineStart(text, from), from).includes("\t")) return undefined;
  const line = text.includes("\r\n") ? "\r\n" : "\n";
  let end = lineEnd(text, from);
  for (let next = end + 1; next < text.length; ) {
    const stop = lineEnd(text, next);
    const content = text.slice(next, stop).replace(/\r$/u, "");
    const isBlank = content.trim() === "";
    const at = content.search(/\S/u);
    const belongs = at > column || (withDashes && at === column && /^-(?:\s|$)/u.test(content.slice(at)));
    if (!isBlank && !belongs) break;
    if (!isBlank) end = stop;
    next = stop + 1;
  }
  const at = text.charAt(end - 1) === "\r" ? end - 1 : end;
  return { at, text: lines.map((each) => `${line}${each}`).join("") };
}

function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset);
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf("\n", offset - 1) + 1;
}

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf("\n", offset);
  return end === -1 ? text.length : end;
}
