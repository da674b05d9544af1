import { child, dotted, type Pointer } from "../text/pointer.ts";
import type { Span } from "../text/span.ts";
import type { YamlNode } from "./node.ts";

/** The setting that a place in a file is about, `transforms[0].name`: the deepest one whose key it is, or whose value
 *  holds it. `undefined` for the file as a whole. */
export function settingAt(root: YamlNode, place: Span): string | undefined {
  const pointer = pointerAt(root, "", place);
  return pointer === "" ? undefined : dotted(pointer);
}

function pointerAt(node: YamlNode, pointer: Pointer, place: Span): Pointer {
  const member = lastBefore(membersOf(node), place.start);
  if (member === undefined) return pointer;
  const { key, keySpan, value } = member;
  // A key is pointed at as a whole; a file as a whole by its first character, which is that of its first key.
  if (keySpan?.start === place.start && keySpan.end === place.end) return child(pointer, key);
  return holds(value.span, place) ? pointerAt(value, child(pointer, key), place) : pointer;
}

function holds(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

interface Member {
  readonly key: string | number;
  readonly keySpan: Span | undefined;
  readonly value: YamlNode;
}

// A file can have fifty thousand mistakes in one section, so the members are listed once, and not gone through.
const listed = new WeakMap<YamlNode, readonly Member[]>();

function membersOf(node: YamlNode): readonly Member[] {
  if (node.kind === "scalar") return [];
  const known = listed.get(node);
  if (known !== undefined) return known;
  const members: readonly Member[] =
    node.kind === "map"
      ? [...node.entries.values()]
      : node.items.map((value, index) => ({ key: index, keySpan: undefined, value }));
  listed.set(node, members);
  return members;
}

/** The last member that begins at or before an offset; members stand in file order. */
function lastBefore(members: readonly Member[], offset: number): Member | undefined {
  let low = 0;
  let high = members.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const member = members[middle];
    if (member !== undefined && (member.keySpan ?? member.value.span).start <= offset) low = middle + 1;
    else high = middle;
  }
  return members[low - 1];
}
