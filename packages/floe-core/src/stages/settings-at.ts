import { schemaPlace } from "../checking/schema-shape.ts";
import type { Yielded } from "../policy/merge-manifests.ts";
import type { ProjectFile } from "../project/project-file.ts";
import type { SettingState } from "../rules/config/setting-state.ts";
import { Manifest } from "../schemas/manifest/manifest.ts";
import { Product } from "../schemas/product/product.ts";
import { didYouMean } from "../text/did-you-mean.ts";
import { child, dotted, isWithin, type Pointer, parentOf, segments } from "../text/pointer.ts";
import type { Span } from "../text/span.ts";
import type { YamlNode } from "../yaml/node.ts";
import { nodeAt, nodeMembers } from "../yaml/read-node.ts";
import type { ExplainedSettings } from "./explain-settings.ts";

/** One setting of a file and what becomes of it. */
export interface ExplainedSetting {
  /** `plugins.compute.config.threads`. */
  readonly name: string;
  /** Where it stands; `undefined` for a default that the file leaves out. */
  readonly span: Span | undefined;
  readonly state: SettingState;
  /** The settings of other files in whose place it stands, and weaker ones that have no effect. */
  readonly yielded: readonly Yielded[];
}

/** What there is at a pointer into a file: its settings, or the reason why there are none. */
export type SettingsAt =
  | { readonly kind: "settings"; readonly settings: readonly ExplainedSetting[] }
  /** The file could have the key and does not. */
  | { readonly kind: "not-written" }
  | { readonly kind: "unknown"; readonly suggestion: string | undefined };

/** The settings at or below a place in a file, those that it writes first. */
export function settingsAt({ states }: ExplainedSettings, file: ProjectFile, place: Pointer): SettingsAt {
  const node = nodeAt(file.document.root, segments(place));
  const written = node === undefined ? [] : leavesOf(node, place, spanAt(file.document.root, place) ?? node.span);
  const left = states.defaultsWithin(file, place).filter((setting) => !written.some(({ leaf }) => leaf === setting));
  const all = [...written, ...left.map((leaf) => ({ leaf, span: undefined }))];
  if (all.length === 0) return absentAt(file, place);
  const settings = all.map(({ leaf, span }) => ({
    name: dotted(leaf),
    span,
    state: states.stateOf(file, leaf),
    yielded: yieldedTo(file, leaf),
  }));
  return { kind: "settings", settings };
}

function yieldedTo({ inherits }: ProjectFile, leaf: Pointer): readonly Yielded[] {
  return (inherits?.yielded ?? []).filter(({ pointer }) => isWithin(leaf, pointer) || isWithin(pointer, leaf));
}

/** The settings of a file that a path means, in which `*` stands for each element of a list, or each name. */
export function settingsMatching(
  explained: ExplainedSettings,
  file: ProjectFile,
  path: readonly string[],
): readonly ExplainedSetting[] {
  return pointersMatching(file.document.root, path).flatMap((pointer) => {
    const found = settingsAt(explained, file, pointer);
    return found.kind === "settings" ? found.settings : [];
  });
}

function pointersMatching(root: YamlNode, path: readonly string[]): readonly Pointer[] {
  const any = path.indexOf("*");
  if (any === -1) return [pointerTo(path)];
  const node = nodeAt(root, path.slice(0, any));
  const keys = node === undefined ? [] : nodeMembers(node).map(({ key }) => String(key));
  return keys.flatMap((key) => pointersMatching(root, [...path.slice(0, any), key, ...path.slice(any + 1)]));
}

interface Leaf {
  readonly leaf: Pointer;
  readonly span: Span;
}

function leavesOf(node: YamlNode, pointer: Pointer, span: Span): readonly Leaf[] {
  const members = nodeMembers(node);
  if (members.length === 0) return [{ leaf: pointer, span }];
  return members.flatMap((member) => leavesOf(member.value, child(pointer, member.key), member.span));
}

function spanAt(root: YamlNode, place: Pointer): Span | undefined {
  const parent = place === "" ? undefined : nodeAt(root, segments(parentOf(place)));
  const key = segments(place).at(-1);
  return parent === undefined ? undefined : nodeMembers(parent).find((member) => String(member.key) === key)?.span;
}

/** Why a file has nothing at a place: nobody wrote it, or there is no such key. */
function absentAt({ role, document: { root } }: ProjectFile, place: Pointer): SettingsAt {
  const path = segments(place);
  for (const [depth, key] of path.entries()) {
    const before = path.slice(0, depth);
    const node = nodeAt(root, before);
    const known = schemaPlace(role === "product" ? Product : Manifest, before.map(indexOrKey), root).keys;
    const keys = [
      ...new Set([...known, ...(node === undefined ? [] : nodeMembers(node).map((each) => String(each.key)))]),
    ];
    if (keys.includes(key)) continue;
    const meant = didYouMean(key, keys);
    if (node === undefined && known.length === 0) return { kind: "not-written" };
    return { kind: "unknown", suggestion: meant === undefined ? undefined : child(pointerTo(before), meant) };
  }
  return { kind: "not-written" };
}

function pointerTo(path: readonly string[]): Pointer {
  return path.reduce<Pointer>(child, "");
}

function indexOrKey(key: string): string | number {
  return /^\d+$/u.test(key) ? Number(key) : key;
}
