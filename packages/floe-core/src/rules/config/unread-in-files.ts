import { marksOf } from "../../origins/located.ts";
import type { GeneratedProject } from "../../project/generated-project.ts";
import { filesOf, isOfFile, type ProjectFile } from "../../project/project-file.ts";
import { type Pointer, parentOf } from "../../text/pointer.ts";
import type { SourceFile } from "../../text/source-file.ts";
import { type FileEffects, noEffects } from "./file-effects.ts";
import { type ToldSetting, toldSettings } from "./told-settings.ts";
import { type UnreadSetting, unreadSettings } from "./unread-settings.ts";

/** A setting that nobody reads, and the file that it stands in. */
export interface UnreadInFile {
  readonly file: SourceFile;
  readonly setting: UnreadSetting;
}

/** The settings of all files that nobody reads, without those that are told of elsewhere. */
export function unreadInFiles(
  project: GeneratedProject,
  effects: ReadonlyMap<SourceFile, FileEffects>,
): readonly UnreadInFile[] {
  const told = toldSettings(project);
  return filesOf(project.inputs).flatMap((file) => {
    const { value } = file;
    const { source, root } = file.document;
    const question = {
      effects: effects.get(source) ?? noEffects,
      refused: marksOf(value).refused,
      ...pointersOf(told, file),
    };
    return unreadSettings(root, question).map((setting) => ({ file: source, setting }));
  });
}

/** The places of told settings in a file, and the sections that hold one. */
function pointersOf(
  settings: readonly ToldSetting[],
  file: ProjectFile,
): { readonly told: ReadonlySet<Pointer>; readonly toldInside: ReadonlySet<Pointer> } {
  const told = new Set<Pointer>();
  const toldInside = new Set<Pointer>();
  for (const { setting } of settings) {
    const { origin } = setting;
    if (origin.kind !== "source" || !isOfFile(file, origin.span.source)) continue;
    told.add(origin.pointer);
    for (let pointer = parentOf(origin.pointer); pointer !== ""; pointer = parentOf(pointer)) toldInside.add(pointer);
  }
  return { told, toldInside };
}
