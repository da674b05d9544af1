import { child, type Pointer } from "../../text/pointer.ts";
import type { Span } from "../../text/span.ts";
import type { YamlNode } from "../../yaml/node.ts";
import { nodeMembers } from "../../yaml/read-node.ts";
import type { FileEffects } from "./file-effects.ts";

/** A setting that nobody reads, at the highest key under which nothing is live and nothing is told of elsewhere. */
export interface UnreadSetting {
  readonly pointer: Pointer;
  readonly span: Span;
  /** The outputs that it reaches all the same, in the order of their names; none for one that could never be read. */
  readonly outputs: readonly string[];
}

/** A file as the walk goes over it. */
export interface UnreadQuestion {
  readonly effects: FileEffects;
  /** What the schema does not know: that is said, and that it has no effect with it. */
  readonly refused: ReadonlySet<YamlNode>;
  /** Settings that are told of elsewhere, and those that hold one. */
  readonly told: ReadonlySet<Pointer>;
  readonly toldInside: ReadonlySet<Pointer>;
}

/** The settings of a file that nobody reads. */
export function unreadSettings(root: YamlNode, question: UnreadQuestion): readonly UnreadSetting[] {
  return unreadWithin(root, "", question);
}

function unreadWithin(node: YamlNode, pointer: Pointer, question: UnreadQuestion): readonly UnreadSetting[] {
  const { live, liveInside } = question.effects;
  return nodeMembers(node).flatMap(({ key, span, value }) => {
    const inner = child(pointer, key);
    if (question.told.has(inner) || isPassedOver(inner, value, question)) return [];
    // A rule that took a whole section names the section and none of its keys; then all of them are live.
    if (live.has(inner) && !liveInside.has(inner)) return [];
    if (live.has(inner) || question.toldInside.has(inner)) return unreadWithin(value, inner, question);
    // Profiles are judged one by one: those that this product does not name are there for others.
    if (value.kind === "map" && /^\/profiles(?:\/[^/]+)?$/u.test(inner)) return unreadWithin(value, inner, question);
    if (fateOf(value, inner, question) === "mixed") return unreadWithin(value, inner, question);
    return [{ pointer: inner, span, outputs: [...(question.effects.reached.get(inner) ?? [])].sort() }];
  });
}

/** Whether all of a setting reaches an output, none of it, or only a part. */
function fateOf(node: YamlNode, pointer: Pointer, question: UnreadQuestion): "reached" | "inert" | "mixed" {
  const { reached, direct } = question.effects;
  if (!reached.has(pointer)) return "inert";
  // Whatever stands in a section that was taken as a whole gets where it got.
  if (direct.has(pointer)) return "reached";
  const fates = new Set(
    nodeMembers(node).flatMap(({ key, value }) => {
      const inner = child(pointer, key);
      return isPassedOver(inner, value, question) ? [] : fateOf(value, inner, question);
    }),
  );
  return fates.has("mixed") || fates.has("inert") ? "mixed" : "reached";
}

// Keys of the author's own, and what was refused.
function isPassedOver(pointer: Pointer, value: YamlNode, { refused, effects }: UnreadQuestion): boolean {
  if (refused.has(value)) return true;
  return isNote(pointer) && !effects.live.has(pointer) && !effects.reached.has(pointer);
}

function isNote(pointer: Pointer): boolean {
  return pointer.slice(pointer.lastIndexOf("/") + 1).startsWith("x-");
}
