import type { Origin } from "../../origins/origin.ts";
import { sourceHashRule } from "../../origins/rules-of-origin.ts";
import type { TraceLine } from "../../origins/traced.ts";
import { artifactOutput, profilesOutput } from "../../outputs/own-outputs.ts";
import { type ReaderTable, readerTable } from "../../outputs/readers/reader-table.ts";
import type { GeneratedProject } from "../../project/generated-project.ts";
import type { Pointer } from "../../text/pointer.ts";
import type { SourceFile } from "../../text/source-file.ts";
import type { OnOutputs } from "./places.ts";
import { steeringSettings } from "./steering-settings.ts";

/** Where a setting stands, or would: the place of a default is that of the key that the file leaves out. */
export interface SettingPlace {
  readonly source: SourceFile;
  readonly pointer: Pointer;
}

/** One thing that comes of a setting. */
export type SettingEffect =
  /** A leaf of an output was made of it. Without readers, it only got that far. */
  | { readonly kind: "leaf"; readonly output: string; readonly leaf: Pointer; readonly readers: readonly string[] }
  /** A rule held it against something that the files do not say. */
  | { readonly kind: "rule"; readonly rule: string }
  /** It decided what was compiled, or with what. */
  | { readonly kind: "choice"; readonly chooses: string };

/** Whether somebody acts on the setting, or shows it, because of this. */
export function isLive(effect: SettingEffect): boolean {
  return effect.kind !== "leaf" || effect.readers.length > 0;
}

/** Tells of each setting of a project what came of it: all that was made of it, and what it decided. */
export function visitEffects(
  { project, files }: OnOutputs,
  visit: (place: SettingPlace, effect: SettingEffect) => void,
): void {
  const table = tableOf(project);
  const add = (origin: Origin, effect: SettingEffect): void => {
    if (origin.kind === "derived" && origin.rule !== sourceHashRule) for (const part of origin.from) add(part, effect);
    if (origin.kind === "source") visit({ source: origin.span.source, pointer: origin.pointer }, effect);
    if (origin.kind === "default") visit({ source: origin.within.source, pointer: origin.pointer }, effect);
  };
  const addFile = (output: string, trace: readonly TraceLine[]): void => {
    for (const { pointer, origin } of trace) {
      add(origin, { kind: "leaf", output, leaf: pointer, readers: table.readersOf(output, pointer) });
    }
  };
  addFile(artifactOutput, project.artifacts.trace);
  for (const { path, trace } of files) addFile(path, trace);
  for (const { rule, setting } of project.readings) add(setting.origin, { kind: "rule", rule });
  for (const { setting, chooses } of steeringSettings(project)) add(setting.origin, { kind: "choice", chooses });
}

/** The table of readers for a project: floe's own, and those of the plugins that it selects. */
export function tableOf({ platform, engines }: Pick<GeneratedProject, "platform" | "engines">): ReaderTable {
  const fromPlugins = [...platform.plugins.values()].flatMap(({ loaded }) => loaded?.readers ?? []);
  const ofEngines = engines.flatMap(({ selected: { loaded } }) => loaded?.readers ?? []);
  const ofProfile = ofEngines.filter(({ output }) => output === profilesOutput);
  const targets = engines.map(({ target }) => target);
  return readerTable([...new Set([...fromPlugins, ...ofProfile])], targets);
}
