import { marksOf, placeOf } from "../../origins/located.ts";
import { isOfFile, type ProjectFile } from "../../project/project-file.ts";
import { child, isWithin, type Pointer, parentOf, pointerOf, segments } from "../../text/pointer.ts";
import type { Span } from "../../text/span.ts";
import type { YamlNode } from "../../yaml/node.ts";
import { memberEntry, nodeAt } from "../../yaml/read-node.ts";
import { effectsByFile, type FileEffects, noEffects } from "./file-effects.ts";
import { isForOthers } from "./not-selected.ts";
import type { OnOutputs } from "./places.ts";
import { isLive, type SettingEffect } from "./setting-effects.ts";
import { type ToldSetting, toldSettings } from "./told-settings.ts";

/** What becomes of a setting. */
export type SettingState =
  /** Somebody acts on it or shows it. `effects` has what else it reaches, too. */
  | { readonly kind: "live"; readonly effects: readonly SettingEffect[] }
  /** It gets into outputs, and nothing that is installed reads it there. */
  | { readonly kind: "passed-on"; readonly effects: readonly SettingEffect[] }
  /** A stricter or a nearer setting applies. */
  | { readonly kind: "shadowed"; readonly winner: Span | undefined }
  /** What it belongs to is switched off. */
  | { readonly kind: "gated"; readonly by: Pointer; readonly at: Span }
  /** A rule that floe cannot keep yet. */
  | { readonly kind: "not-enforced" }
  /** A profile, or a default, that other products may use. */
  | { readonly kind: "not-selected" }
  /** A key of its author's own, which begins with `x-`. */
  | { readonly kind: "note" }
  /** The schema refused it. */
  | { readonly kind: "refused" }
  /** Nothing could ever read it. */
  | { readonly kind: "inert" };

/** Tells the state of each leaf of the files. */
export interface SettingStates {
  stateOf(file: ProjectFile, leaf: Pointer): SettingState;
  /** The defaults at or below a place that a file does not write and something was made of. */
  defaultsWithin(file: ProjectFile, place: Pointer): readonly Pointer[];
}

/** The states of the settings of a project. */
export function settingStates(outputs: OnOutputs): SettingStates {
  const effects = effectsByFile(outputs);
  const told = toldSettings(outputs.project);
  const effectsIn = ({ document }: ProjectFile): FileEffects => effects.get(document.source) ?? noEffects;
  return {
    stateOf: (file, leaf) => {
      const { root } = file.document;
      if (isRefusedAt(file, leaf)) return { kind: "refused" };
      const elsewhere = toldAt(told, file, leaf);
      if (elsewhere !== undefined) return elsewhere;
      const found = effectsAt(effectsIn(file), leaf);
      if (found.some(isLive)) return { kind: "live", effects: found };
      if (found.length > 0) return { kind: "passed-on", effects: found };
      const gate = gateOf(root, leaf);
      if (gate !== undefined) return gate;
      if (segments(leaf).some((key) => key.startsWith("x-"))) return { kind: "note" };
      const isOther = ancestors(leaf).some(
        (place) => !effectsIn(file).live.has(place) && isForOthers(outputs.project, place),
      );
      return { kind: isOther ? "not-selected" : "inert" };
    },
    defaultsWithin: (file, place) =>
      [...effectsIn(file).direct.keys()].filter(
        (setting) => isWithin(setting, place) && nodeAt(file.document.root, segments(setting)) === undefined,
      ),
  };
}

/** What came of a leaf: of itself, of what its schema fills in for it, and of the sections around it that were taken as a
 *  whole. Where something inside a section is live by itself, the section's own effect is no longer that of all its keys. */
function effectsAt({ direct, liveInside }: FileEffects, leaf: Pointer): readonly SettingEffect[] {
  const inner = direct.has(leaf)
    ? []
    : [...direct].filter(([setting]) => isWithin(setting, leaf)).flatMap(([, all]) => all);
  const outer = ancestors(parentOf(leaf)).flatMap((place) => {
    const taken = direct.get(place) ?? [];
    return liveInside.has(place) ? taken.filter((effect) => !isLive(effect)) : taken;
  });
  return [...(direct.get(leaf) ?? []), ...inner, ...(leaf === "" ? [] : outer)];
}

/** A pointer and those of what holds it, the root left out. */
function ancestors(pointer: Pointer): readonly Pointer[] {
  const path = segments(pointer);
  return path.map((_, index) => pointerOf(path.slice(0, index + 1)));
}

function toldAt(told: readonly ToldSetting[], file: ProjectFile, leaf: Pointer): SettingState | undefined {
  const found = told.find(({ setting: { origin } }) => {
    return origin.kind === "source" && isOfFile(file, origin.span.source) && isWithin(leaf, origin.pointer);
  });
  if (found === undefined) return undefined;
  return found.state === "shadowed"
    ? { kind: "shadowed", winner: found.winner && placeOf(found.winner) }
    : { kind: found.state };
}

/** The nearest section around a leaf that says of itself that it is not enabled. */
function gateOf(root: YamlNode, leaf: Pointer): SettingState | undefined {
  for (const section of [...ancestors(parentOf(leaf))].reverse()) {
    const value = memberEntry(nodeAt(root, segments(section)), "enabled")?.value;
    const by = child(section, "enabled");
    if (value?.kind === "scalar" && value.value === false && by !== leaf) return { kind: "gated", by, at: value.span };
  }
  return undefined;
}

function isRefusedAt({ document, value }: ProjectFile, leaf: Pointer): boolean {
  const { refused } = marksOf(value);
  return ["" as const, ...ancestors(leaf)].some((place) => {
    const node = nodeAt(document.root, segments(place));
    return node !== undefined && refused.has(node);
  });
}
